# SPDX-License-Identifier: Apache-2.0
# needs: 
# With its own cryptography, as small systems build it.
CFLAGS=$FLAGS ./configure --disable-openssl
make -j2 -k CC="$CC" all || true
