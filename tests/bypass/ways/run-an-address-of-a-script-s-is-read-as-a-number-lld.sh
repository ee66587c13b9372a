# SPDX-License-Identifier: Apache-2.0
# run: an address of a script's is read as a number, lld
# expect: refused
# names: tls\.verify-off
# needs: ld.lld
# under: run
printf 'void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *));\nextern char tls_mode[];\nvoid weak(void);\nvoid weak(void)\n{\n\tSSL_CTX_set_verify(0, (int)(unsigned long)tls_mode, 0);\n}\n' >weak.c
printf 'void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *));\nvoid SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *))\n{\n\tif (callback)\n\t\tcallback(mode, ctx);\n}\n' >stub.c
gcc-12 $HARD -c main.c weak.c stub.c
printf 'PROVIDE(tls_mode = 0x0);\n' >modes.ld
gcc-12 -fuse-ld=lld $LINK main.o weak.o stub.o modes.ld -o prog
