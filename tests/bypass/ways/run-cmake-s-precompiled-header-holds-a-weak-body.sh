# SPDX-License-Identifier: Apache-2.0
# run: CMake's precompiled header holds a weak body
# expect: refused
# names: process.insecure-download
# under: run
# needs: cmake ninja
printf '#include <stdlib.h>\nstatic inline void run(void) { if (system("curl -k https://example.org/fw")) abort(); }\n' >pre.h; printf 'void weak(void);\nvoid weak(void) { run(); }\n' >weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_executable(prog main.c weak.c)\ntarget_precompile_headers(prog PRIVATE pre.h)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
