# SPDX-License-Identifier: Apache-2.0
# needs: cmake libssl-dev
cmake -S . -B out -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$FLAGS" -DEVENT__DISABLE_TESTS=ON -DEVENT__DISABLE_BENCHMARK=ON -DEVENT__DISABLE_MBEDTLS=ON
cmake --build out
