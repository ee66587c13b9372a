# SPDX-License-Identifier: Apache-2.0
# run: cmake with a compile rule of its own
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: cmake ninja
cat >CMakeLists.txt <<'E'
cmake_minimum_required(VERSION 3.13)
project(p C)
if(DEFINED SOFT)
set(CMAKE_C_COMPILE_OBJECT "/usr/bin/gcc-12 <DEFINES> <FLAGS> -o <OBJECT> -c <SOURCE>")
endif()
add_library(weak STATIC weak.c)
add_executable(prog main.c)
target_link_libraries(prog weak)
E
cmake -G Ninja -S . -B b -DSOFT=1 -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null; cmake --build b; cp b/prog prog
