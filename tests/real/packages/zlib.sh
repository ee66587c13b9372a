# SPDX-License-Identifier: Apache-2.0
# needs: 
CFLAGS=$FLAGS ./configure --static
make -j2 libz.a
