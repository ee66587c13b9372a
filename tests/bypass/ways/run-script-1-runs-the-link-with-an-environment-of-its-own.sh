# SPDX-License-Identifier: Apache-2.0
# run: script(1) runs the link with an environment of its own
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: script
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
script -qec 'env -i PATH=/usr/bin:/bin gcc-12 '"$LINK"' main.o weak.o -o prog' /dev/null
