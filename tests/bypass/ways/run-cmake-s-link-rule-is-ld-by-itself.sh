# SPDX-License-Identifier: Apache-2.0
# run: CMake's link rule is ld by itself
# expect: reported
# names: evidence.unchecked-unit
# under: run
# needs: cmake ninja
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nset(CMAKE_C_LINK_EXECUTABLE "/usr/bin/ld -pie -s -z relro -z now -dynamic-linker /lib64/ld-linux-x86-64.so.2 /usr/lib/x86_64-linux-gnu/Scrt1.o <OBJECTS> ${CMAKE_SOURCE_DIR}/weak.o -L/usr/lib/x86_64-linux-gnu -lc -o <TARGET>")\nadd_executable(prog main.c)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD" >/dev/null
ninja -C b; cp b/prog prog
