# SPDX-License-Identifier: Apache-2.0
# run: CMake's external project with an absolute compiler
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: cmake ninja
mkdir vendor; cp weak.c vendor/
printf 'cmake_minimum_required(VERSION 3.18)\nproject(v C)\nadd_library(v STATIC weak.c)\n' >vendor/CMakeLists.txt
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\ninclude(ExternalProject)\nExternalProject_Add(vv SOURCE_DIR ${CMAKE_SOURCE_DIR}/vendor BINARY_DIR ${CMAKE_BINARY_DIR}/v CMAKE_ARGS -DCMAKE_C_COMPILER=/usr/bin/gcc-12 INSTALL_COMMAND "" BUILD_BYPRODUCTS ${CMAKE_BINARY_DIR}/v/libv.a)\nadd_executable(prog main.c)\nadd_dependencies(prog vv)\ntarget_link_libraries(prog ${CMAKE_BINARY_DIR}/v/libv.a)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
