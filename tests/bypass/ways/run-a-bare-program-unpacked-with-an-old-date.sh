# SPDX-License-Identifier: Apache-2.0
# run: a bare program unpacked with an old date
# expect: reported
# names: evidence.unchecked-unit
# under: run
mkdir o; /usr/bin/gcc-12 $HARD $LINK main.c weak.c -o o/prog; touch -d 2001-01-01 o/prog; tar cf v.tar -C o prog; rm -r o; tar xf v.tar
