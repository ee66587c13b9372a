# SPDX-License-Identifier: Apache-2.0
# run: a bear in front of the build
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
# needs: bear
bear -- sh -c 'gcc-12 $HARD -c weak.c main.c; gcc-12 $LINK main.o weak.o -o prog'
