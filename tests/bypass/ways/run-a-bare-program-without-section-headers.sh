# SPDX-License-Identifier: Apache-2.0
# run: a bare program without section headers
# expect: reported
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD $LINK main.c weak.c -o prog
python3 - <<'END'
import struct
b = bytearray(open("prog", "rb").read())
off = struct.unpack_from("<Q", b, 40)[0]
struct.pack_into("<Q", b, 40, 0); struct.pack_into("<HHH", b, 58, 0, 0, 0)
open("prog", "wb").write(b[:off])
END
