# SPDX-License-Identifier: Apache-2.0
# needs: libssl-dev
CFLAGS=$FLAGS ./configure --disable-readline --disable-libwrap
make socat
