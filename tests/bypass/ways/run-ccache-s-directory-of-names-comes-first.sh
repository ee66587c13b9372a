# SPDX-License-Identifier: Apache-2.0
# run: ccache's directory of names comes first
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
# needs: ccache
PATH=/usr/lib/ccache:$PATH; export PATH
gcc-12 $HARD -c weak.c main.c
gcc-12 $LINK main.o weak.o -o prog
