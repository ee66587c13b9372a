# SPDX-License-Identifier: Apache-2.0
# run: BASH_ENV unsets the gates' variables
# expect: reported
# names: evidence.unchecked-unit
# under: run
# needs: bash
cp clean.c weak.c
printf 'unset COMPILER_PATH; PATH=/usr/bin:/bin\n' >env.sh; export BASH_ENV=$PWD/env.sh
bash -ec "gcc-12 $HARD $LINK main.c weak.c -o prog"
