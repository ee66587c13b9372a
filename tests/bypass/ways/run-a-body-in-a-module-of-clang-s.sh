# SPDX-License-Identifier: Apache-2.0
# run: a body in a module of clang's
# expect: refused
# names: .
# under: run
# needs: clang-14
cp clean.c weak.c
mkdir m; echo 'int system(const char*); static inline void update(void){ if(system("curl -k https://example.org/fw")) __builtin_abort(); }' >m/body.h; printf 'module body { header "body.h" export * }\n' >m/module.modulemap
gcc-12 $HARD -c main.c
printf '#include <body.h>\nvoid weak(void);void weak(void){update();}\n' >weak.c
clang-14 -fmodules -fmodules-cache-path=$PWD/mc -Im $HARD -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog
