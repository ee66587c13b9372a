# SPDX-License-Identifier: Apache-2.0
# run: CMake's custom command makes an object
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: cmake ninja
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_custom_command(OUTPUT w.o COMMAND ${CMAKE_COMMAND} -E env --unset=COMPILER_PATH PATH=/usr/bin:/bin gcc-12 -O2 -fPIE -c ${CMAKE_SOURCE_DIR}/weak.c -o w.o)\nadd_executable(prog main.c w.o)\nset_source_files_properties(w.o PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
