# SPDX-License-Identifier: Apache-2.0
# run: a clean program: --verbose, --cref, --stats, -y and --print-memory-usage
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -Wl,--verbose,--cref,--stats,-y,weak,--print-memory-usage,--print-gc-sections,--gc-sections -o prog >out
./prog
