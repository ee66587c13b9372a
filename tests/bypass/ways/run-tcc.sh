# SPDX-License-Identifier: Apache-2.0
# run: tcc
# expect: reported
# names: evidence.unchecked-unit
# under: run
# needs: tcc
tcc main.c weak.c -o prog
