# SPDX-License-Identifier: Apache-2.0
# run: a clean program, CMake's launcher is ccache
# expect: passes
# under: run
# needs: cmake ninja ccache
export CCACHE_DIR=$PWD/.ccache
cp clean.c weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_executable(prog main.c weak.c)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b
cp b/prog prog
