# SPDX-License-Identifier: Apache-2.0
# needs: cmake
cmake -S . -B out -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="$FLAGS" -DFMT_TEST=OFF -DFMT_DOC=OFF
cmake --build out
