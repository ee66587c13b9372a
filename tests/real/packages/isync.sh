# SPDX-License-Identifier: Apache-2.0
# needs: libssl-dev libsasl2-dev libdb-dev zlib1g-dev
CFLAGS=$FLAGS ./configure
make -j2 -k -C src || true
