# SPDX-License-Identifier: Apache-2.0
# needs: cmake
cmake -S . -B out -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$FLAGS" -DJANSSON_BUILD_DOCS=OFF -DJANSSON_WITHOUT_TESTS=ON
cmake --build out
