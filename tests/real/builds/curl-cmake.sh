# SPDX-License-Identifier: Apache-2.0
# source: curl
# needs: cmake libssl-dev libssh2-1-dev libnghttp2-dev zlib1g-dev
cmake -S . -B out -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$FLAGS" -DBUILD_CURL_EXE=OFF
make -C out/lib version.o url.o easy.o
