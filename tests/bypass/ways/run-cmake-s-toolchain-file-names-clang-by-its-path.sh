# SPDX-License-Identifier: Apache-2.0
# run: CMake's toolchain file names clang by its path
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: cmake ninja clang-14
printf 'set(CMAKE_C_COMPILER /usr/bin/clang-14)\nset(CMAKE_LINKER /usr/bin/ld.lld-14)\n' >tc.cmake
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_executable(prog main.c weak.c)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_TOOLCHAIN_FILE=tc.cmake -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
