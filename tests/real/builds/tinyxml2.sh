# SPDX-License-Identifier: Apache-2.0
# needs: cmake
cmake -S . -B out -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="$FLAGS" -DBUILD_SHARED_LIBS=ON
cmake --build out
