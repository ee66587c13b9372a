# SPDX-License-Identifier: Apache-2.0
# run: CMake's archive rule adds an object
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: cmake ninja
/usr/bin/gcc-12 $HARD -c weak.c -o vendor.o; rm weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nset(CMAKE_C_ARCHIVE_CREATE "<CMAKE_AR> qc <TARGET> <LINK_FLAGS> <OBJECTS> ${CMAKE_SOURCE_DIR}/vendor.o")\nadd_library(s STATIC fill.c)\nadd_executable(prog main.c)\ntarget_link_libraries(prog s)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
