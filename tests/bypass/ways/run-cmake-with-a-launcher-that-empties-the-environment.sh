# SPDX-License-Identifier: Apache-2.0
# run: cmake with a launcher that empties the environment
# expect: refused
# names: evidence.unchecked-unit|process.insecure-download
# under: run
# needs: cmake ninja
cat >CMakeLists.txt <<'E'
cmake_minimum_required(VERSION 3.13)
project(p C)
add_library(weak STATIC weak.c)
add_executable(prog main.c)
target_link_libraries(prog weak)
E
cmake -G Ninja -S . -B b -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_COMPILER_LAUNCHER="env;-i;PATH=/usr/bin:/bin" -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null; cmake --build b; cp b/prog prog
