# SPDX-License-Identifier: Apache-2.0
# run: CMake's imported object library
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: cmake ninja
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_library(v OBJECT IMPORTED)\nset_target_properties(v PROPERTIES IMPORTED_OBJECTS ${CMAKE_SOURCE_DIR}/weak.o)\nadd_executable(prog main.c $<TARGET_OBJECTS:v>)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
