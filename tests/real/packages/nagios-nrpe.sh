# SPDX-License-Identifier: Apache-2.0
# needs: libssl-dev
CFLAGS=$FLAGS ./configure --enable-ssl --with-need-dh=no
make -j2 -k all || true
