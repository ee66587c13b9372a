# SPDX-License-Identifier: Apache-2.0
# run: distcc's directory of names comes first
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
# needs: distcc
PATH=/usr/lib/distcc:$PATH; export PATH DISTCC_HOSTS=localhost DISTCC_FALLBACK=1 DISTCC_DIR=$PWD/.d
gcc-12 $HARD -c weak.c main.c
gcc-12 $LINK main.o weak.o -o prog
