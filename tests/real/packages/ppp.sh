# SPDX-License-Identifier: Apache-2.0
# needs: libssl-dev libpam0g-dev libpcap-dev zlib1g-dev
./configure
# eap-tls.c has functions inside functions, which only GCC takes.
make -k CC="$CC" COPTS="$FLAGS" USE_EAPTLS= || true
