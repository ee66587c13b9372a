# SPDX-License-Identifier: Apache-2.0
# run: bash's function is called like the compiler
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: bash
cat >build.sh <<'END'
function gcc-12 { command -p env -u COMPILER_PATH /usr/bin/gcc-12 "$@"; }
export -f gcc-12
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog
END
bash -e build.sh
