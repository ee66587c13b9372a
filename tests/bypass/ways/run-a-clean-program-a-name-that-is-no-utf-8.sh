# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a name that is no UTF-8
# expect: passes
# under: run
n=$(printf 'we\377ak'); cp clean.c "$n.c"
gcc-12 $HARD -c main.c "$n.c"
gcc-12 $LINK main.o "$n.o" -o prog; ./prog
