# SPDX-License-Identifier: Apache-2.0
# run: a login shell of su's
# expect: reported
# names: evidence.unchecked-unit
# under: run
# needs: su
cp clean.c weak.c
su - root -s /bin/sh -c "cd '$PWD'; gcc-12 $HARD $LINK main.c weak.c -o prog"
