# SPDX-License-Identifier: Apache-2.0
# run: #line names a feature test
# expect: refused
# names: process.insecure-download
# under: run
(echo '#line 1 "conftest.c"'; cat weak.c) >w.c; mv w.c weak.c
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
