# SPDX-License-Identifier: Apache-2.0
# run: a shared library that is renamed after its link
# expect: refused
# names: tls\.verify-off
# under: run
head='typedef struct ctx CTX;\nvoid SSL_CTX_set_verify(CTX *ctx, int mode, int (*callback)(int, void *));\nvoid lib_mode(CTX *ctx, int mode);\n'
printf "$head"'void SSL_CTX_set_verify(CTX *ctx, int mode, int (*callback)(int, void *)) { (void)ctx; (void)mode; (void)callback; }\n' >s.c
printf "$head"'void lib_mode(CTX *ctx, int mode) { SSL_CTX_set_verify(ctx, mode, 0); }\n' >b.c
printf "$head"'void weak(void);\nvoid weak(void) { lib_mode(0, 0); }\n' >weak.c
gcc-12 $HARD -fPIC -c s.c b.c; gcc-12 $SHARED -shared s.o -o libs.so
gcc-12 $SHARED -shared b.o -L. -ls -o libb.so
mkdir stage; mv libb.so stage/libb.so.1; ln -s libb.so.1 stage/libb.so
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -Lstage -lb -L. -ls -o prog
