# SPDX-License-Identifier: Apache-2.0
# run: CMake's unity build of a weak unit
# expect: refused
# names: process.insecure-download
# under: run
# needs: cmake ninja
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_executable(prog main.c weak.c)\nset_target_properties(prog PROPERTIES UNITY_BUILD ON)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
