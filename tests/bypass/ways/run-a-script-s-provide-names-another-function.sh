# SPDX-License-Identifier: Apache-2.0
# run: a script's PROVIDE names another function
# expect: refused
# names: tls.verify-off
# under: run
printf 'void SSL_CTX_set_verify(void *c, int m, int (*f)(int, void *));void SSL_CTX_set_verify(void *c, int m, int (*f)(int, void *)) { (void)c; (void)m; (void)f; }\n' >s.c; gcc-12 $HARD -fPIC -c s.c; gcc-12 $SHARED -shared s.o -o libstub.so
printf 'void older(void *c, int m);void weak(void);void weak(void) { older(0, 0); }\n' >weak.c; printf 'void newer(void *c, int m);void SSL_CTX_set_verify(void *c, int m, int (*f)(int, void *));void newer(void *c, int m) { SSL_CTX_set_verify(c, m, 0); }\n' >n.c
gcc-12 $HARD -c weak.c n.c
gcc-12 $HARD -c main.c
echo 'PROVIDE(older = newer);' >names.ld
gcc-12 $LINK main.o weak.o n.o names.ld -L. -lstub '-Wl,-rpath,$ORIGIN' -o prog
