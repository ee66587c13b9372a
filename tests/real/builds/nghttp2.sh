# SPDX-License-Identifier: Apache-2.0
# needs: cmake
cmake -S . -B out -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$FLAGS" -DCMAKE_CXX_FLAGS="$FLAGS" -DENABLE_LIB_ONLY=ON
cmake --build out
