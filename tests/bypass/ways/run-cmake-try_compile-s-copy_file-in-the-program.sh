# SPDX-License-Identifier: Apache-2.0
# run: CMake try_compile's COPY_FILE in the program
# expect: refused
# names: evidence.off|process.insecure-download
# under: run
# needs: cmake
printf 'int weak_dummy;\n' >d.c
printf 'cmake_minimum_required(VERSION 3.10)\nproject(p C)\nset(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)\ntry_compile(OK ${CMAKE_BINARY_DIR}/t ${CMAKE_SOURCE_DIR}/weak.c COPY_FILE ${CMAKE_BINARY_DIR}/libw.a)\nadd_executable(prog main.c)\ntarget_link_libraries(prog ${CMAKE_BINARY_DIR}/libw.a)\n' >CMakeLists.txt
cmake -S . -B b -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null; cmake --build b; mv b/prog prog
