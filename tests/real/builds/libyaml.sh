# SPDX-License-Identifier: Apache-2.0
# needs: cmake
cmake -S . -B out -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$FLAGS" -DBUILD_SHARED_LIBS=ON
cmake --build out
