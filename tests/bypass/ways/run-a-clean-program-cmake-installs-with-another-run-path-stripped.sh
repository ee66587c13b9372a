# SPDX-License-Identifier: Apache-2.0
# run: a clean program: CMake installs with another run path, stripped
# expect: passes
# under: run
# needs: cmake ninja
cp clean.c weak.c
printf 'cmake_minimum_required(VERSION 3.18)\nproject(p C)\nadd_library(w SHARED weak.c)\nadd_executable(prog main.c)\ntarget_link_libraries(prog w)\nset_target_properties(prog PROPERTIES INSTALL_RPATH "$ORIGIN/../lib")\ninstall(TARGETS w prog)\n' >CMakeLists.txt
cmake -S . -B b -G Ninja -DCMAKE_C_COMPILER=gcc-12 -DCMAKE_C_FLAGS="$HARD -fPIC" -DCMAKE_EXE_LINKER_FLAGS="$LINK" -DCMAKE_SHARED_LINKER_FLAGS="$SHARED" >/dev/null
ninja -C b; cmake --install b --prefix $PWD/i --strip >/dev/null; cp i/bin/prog prog; i/bin/prog
