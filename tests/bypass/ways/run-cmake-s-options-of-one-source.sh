# SPDX-License-Identifier: Apache-2.0
# run: CMake's options of one source
# expect: refused
# names: hardening\.stack-protector
# under: run
# needs: cmake ninja
cp frame.c weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_executable(prog main.c weak.c)\nset_source_files_properties(weak.c PROPERTIES COMPILE_OPTIONS "-fno-stack-protector")\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
