# SPDX-License-Identifier: Apache-2.0
# run: --wrap by an abbreviated option
# expect: refused
# names: tls.verify-off
# under: run
printf 'void SSL_CTX_set_verify(void *c, int m, int (*f)(int, void *));void SSL_CTX_set_verify(void *c, int m, int (*f)(int, void *)) { (void)c; (void)m; (void)f; }\n' >s.c; gcc-12 $HARD -fPIC -c s.c; gcc-12 $SHARED -shared s.o -o libstub.so
printf 'void older(void *c, int m);void weak(void);void weak(void) { older(0, 1); }\n' >weak.c; printf 'void __wrap_older(void *c, int m);void SSL_CTX_set_verify(void *c, int m, int (*f)(int, void *));void __wrap_older(void *c, int m) { SSL_CTX_set_verify(c, m & 2, 0); }\n' >n.c; printf 'void older(void *c, int m);void older(void *c, int m) { (void)c; (void)m; }\n' >o.c
gcc-12 $HARD -c weak.c n.c o.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o n.o o.o -Wl,--wra=older -L. -lstub '-Wl,-rpath,$ORIGIN' -o prog
