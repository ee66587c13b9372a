# SPDX-License-Identifier: Apache-2.0
# run: a bare program decoded from base64
# expect: reported
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 -O2 main.c weak.c -o bare; base64 bare >prog.b64; rm bare
$BRINELL cc gcc-12 $HARD $LINK main.c clean.c -o other
sleep 1
base64 -d prog.b64 >prog
