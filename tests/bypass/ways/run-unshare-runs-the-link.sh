# SPDX-License-Identifier: Apache-2.0
# run: unshare runs the link
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: unshare
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
unshare -r env -i PATH=/usr/bin:/bin gcc-12 $LINK main.o weak.o -o prog
