# SPDX-License-Identifier: Apache-2.0
# run: a bare program that nobody may run
# expect: reported
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 -O2 main.c weak.c -o prog; chmod 644 prog
