# SPDX-License-Identifier: Apache-2.0
# run: a key by xxd -i
# expect: refused
# names: secrets\.hardcoded-key
# under: run
# needs: xxd
head -c 16 /dev/urandom >key.bin; xxd -i key.bin >key.c
printf 'int AES_set_encrypt_key(const unsigned char *key, const int bits, void *out);\nint AES_set_encrypt_key(const unsigned char *key, const int bits, void *out) { return key && bits && out; }\n' >s.c; gcc-12 $HARD -fPIC -c s.c; gcc-12 $SHARED -shared s.o -o libstub.so
printf 'int AES_set_encrypt_key(const unsigned char *key, const int bits, void *out);\nextern unsigned char key_bin[];\nvoid weak(void);\nvoid weak(void)\n{\n\tunsigned w[64];\n\tAES_set_encrypt_key(key_bin, 128, w);\n}\n' >weak.c
gcc-12 $HARD -c main.c weak.c key.c
gcc-12 $LINK main.o weak.o key.o -L. -lstub '-Wl,-rpath,$ORIGIN' -o prog
