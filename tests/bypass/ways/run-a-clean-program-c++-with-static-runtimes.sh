# SPDX-License-Identifier: Apache-2.0
# run: a clean program: C++ with static runtimes
# expect: passes
# under: run
# needs: g++-12
cp clean.c weak.c; printf '#include <iostream>\n#include <memory>\nextern "C" void weak(void);\nint main(int argc, char **)\n{\n\tauto n = std::make_unique<int>(argc);\n\tif (*n > 9)\n\t\tweak();\n\tstd::cout << *n;\n}\n' >m.cpp
g++-12 $HARD -c m.cpp; gcc-12 $HARD -c weak.c
g++-12 $LINK -static-libstdc++ -static-libgcc m.o weak.o -o prog
./prog
