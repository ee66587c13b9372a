# SPDX-License-Identifier: Apache-2.0
# run: a clean program: section headers cut off after the link
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD $LINK main.c weak.c -o prog
python3 - <<'END'
import struct
b = bytearray(open("prog", "rb").read())
off = struct.unpack_from("<Q", b, 40)[0]
struct.pack_into("<Q", b, 40, 0); struct.pack_into("<HHH", b, 58, 0, 0, 0)
open("prog", "wb").write(b[:off])
END
chmod +x prog; ./prog
