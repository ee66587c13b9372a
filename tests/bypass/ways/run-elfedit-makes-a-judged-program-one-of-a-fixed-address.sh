# SPDX-License-Identifier: Apache-2.0
# run: elfedit makes a judged program one of a fixed address
# expect: reported
# names: hardening\.pie|evidence\.unchecked-unit
# under: run
# needs: elfedit
cp clean.c weak.c
gcc-12 $HARD $LINK main.c weak.c -o prog
elfedit --output-type=exec prog
