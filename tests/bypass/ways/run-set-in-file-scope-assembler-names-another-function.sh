# SPDX-License-Identifier: Apache-2.0
# run: .set in file-scope assembler names another function
# expect: reported
# names: unknown: .*evidence.unchecked-unit
cat >way.sh <<'WAY'
printf 'void SSL_CTX_set_verify(void *c, int m, int (*f)(int, void *));void SSL_CTX_set_verify(void *c, int m, int (*f)(int, void *)) { (void)c; (void)m; (void)f; }\n' >s.c; gcc-12 $HARD -fPIC -c s.c; gcc-12 $SHARED -shared s.o -o libstub.so
printf 'void older(void *c, int m, int (*f)(int, void *));__asm__(".globl older\\n.set older, SSL_CTX_set_verify\\n");void weak(void);void weak(void) { older(0, 0, 0); }\n' >weak.c
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -L. -lstub '-Wl,-rpath,$ORIGIN' -o prog
WAY
$BRINELL run --fail-on unknown -- sh -e way.sh
