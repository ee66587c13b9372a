# SPDX-License-Identifier: Apache-2.0
# run: an address of --defsym's is read as a number
# expect: refused
# names: tls\.verify-off
# under: run
printf 'void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *));\nextern char tls_mode[];\nvoid weak(void);\nvoid weak(void)\n{\n\tSSL_CTX_set_verify(0, (int)(unsigned long)tls_mode, 0);\n}\n' >weak.c
printf 'void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *));\nvoid SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *))\n{\n\tif (callback)\n\t\tcallback(mode, ctx);\n}\n' >stub.c
gcc-12 $HARD -c main.c weak.c stub.c
gcc-12 $LINK main.o weak.o stub.o -Wl,--defsym=tls_mode=0 -o prog
