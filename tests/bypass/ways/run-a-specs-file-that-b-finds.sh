# SPDX-License-Identifier: Apache-2.0
# run: a specs file that -B finds
# expect: refused
# names: evidence.unchecked-unit|process.insecure-download
# under: run
mkdir sdk; gcc-12 -dumpspecs >sdk/specs
printf '*self_spec:\n+ %%<fplugin* %%<fplugin-arg*\n\n' >>sdk/specs
gcc-12 -Bsdk/ $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
