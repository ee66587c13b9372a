# SPDX-License-Identifier: Apache-2.0
# run: #pragma weak makes another name
# expect: refused
# names: tls\.verify-off
# under: run
printf '#include <openssl/ssl.h>\nvoid set_mode(SSL_CTX *c, int m);\nvoid set_mode(SSL_CTX *c, int m) { SSL_CTX_set_verify(c, m, 0); }\n#pragma weak choose = set_mode\n' >run.c
printf '#include <openssl/ssl.h>\nvoid choose(SSL_CTX *c, int m);\nextern SSL_CTX *the_ctx;\nSSL_CTX *the_ctx;\nvoid weak(void);\nvoid weak(void) { choose(the_ctx, 0); }\n' >weak.c
gcc-12 $HARD -c main.c weak.c run.c
gcc-12 $LINK main.o weak.o run.o -lssl -lcrypto -o prog
