# SPDX-License-Identifier: Apache-2.0
# run: an executable stack set after the link
# expect: reported
# names: hardening.noexecstack
# under: run
# needs: python3
gcc-12 $HARD -c clean.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
python3 -c '
import struct
data = bytearray(open("prog", "rb").read())
at, count = struct.unpack_from("<Q", data, 32)[0], struct.unpack_from("<H", data, 56)[0]
for head in range(at, at + 56 * count, 56):
    if struct.unpack_from("<I", data, head)[0] == 0x6474e551:
        struct.pack_into("<I", data, head + 4, 7)
open("prog", "wb").write(data)'
