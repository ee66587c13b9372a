# SPDX-License-Identifier: Apache-2.0
# telling: mbedtls|sha1|SHA1
# needs: cmake libmbedtls-dev
mkdir build
cd build
cmake .. -DCMAKE_C_FLAGS="$FLAGS" -DNNG_ENABLE_TLS=ON -DNNG_TESTS=OFF
make -j2 -k || true
