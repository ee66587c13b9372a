# SPDX-License-Identifier: Apache-2.0
# run: CMake's link launcher takes the gates' variables
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: cmake ninja
/usr/bin/gcc-12 $HARD -c weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_executable(prog main.c weak.o)\nset_property(TARGET prog PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env --unset=COMPILER_PATH PATH=/usr/bin:/bin")\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=/usr/bin/gcc-12 -DCMAKE_C_FLAGS="$HARD" -DCMAKE_EXE_LINKER_FLAGS="$LINK" >/dev/null
ninja -C b; cp b/prog prog
