# SPDX-License-Identifier: Apache-2.0
# run: CMake's build directory is named CMakeFiles/CMakeTmp
# expect: reported
# names: evidence\.unchecked-unit|process\.insecure-download|evidence\.off
# under: run
# needs: cmake ninja
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_executable(prog main.c weak.c)\n' >CMakeLists.txt
cmake -S . -B build/CMakeFiles/CMakeTmp -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C build/CMakeFiles/CMakeTmp; cp build/CMakeFiles/CMakeTmp/prog prog
