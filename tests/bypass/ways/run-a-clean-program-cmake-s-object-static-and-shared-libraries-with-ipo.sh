# SPDX-License-Identifier: Apache-2.0
# run: a clean program: CMake's object, static and shared libraries with IPO
# expect: passes
# under: run
# needs: cmake ninja
cp clean.c weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nset(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)\nadd_library(o OBJECT weak.c)\nadd_library(s STATIC fill.c)\nadd_executable(prog main.c $<TARGET_OBJECTS:o>)\ntarget_link_libraries(prog s)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog; ./prog
