# SPDX-License-Identifier: Apache-2.0
# run: a clean program: OpenMP and fast mathematics
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -fopenmp -ffast-math -c main.c weak.c
gcc-12 $LINK -fopenmp -ffast-math main.o weak.o -lm -o prog
./prog
