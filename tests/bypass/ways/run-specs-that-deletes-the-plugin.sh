# SPDX-License-Identifier: Apache-2.0
# run: -specs that deletes the plugin
# expect: refused
# names: evidence.unchecked-unit
# under: run
printf '*self_spec:\n+ %%<fplugin*\n\n' >s
gcc-12 $HARD -c main.c
gcc-12 -specs=$PWD/s $HARD -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog
