# SPDX-License-Identifier: Apache-2.0
# run: a key's bytes in a linker script
# expect: reported
# names: evidence\.unchecked-unit|secrets\.hardcoded-key
# under: run
printf 'int AES_set_encrypt_key(const unsigned char *key, const int bits, void *out);\nint AES_set_encrypt_key(const unsigned char *key, const int bits, void *out) { return key && bits && out; }\n' >s.c; gcc-12 $HARD -fPIC -c s.c; gcc-12 $SHARED -shared s.o -o libstub.so
printf 'int AES_set_encrypt_key(const unsigned char *key, const int bits, void *out);\nextern const unsigned char key_bin[16];\nvoid weak(void);\nvoid weak(void)\n{\n\tunsigned w[64];\n\tAES_set_encrypt_key(key_bin, 128, w);\n}\n' >weak.c
printf 'SECTIONS { .keys : { key_bin = .; QUAD(0x0123456789abcdef) QUAD(0xfedcba9876543210) } } INSERT AFTER .rodata;\n' >keys.ld
gcc-12 $HARD -c main.c weak.c
$BRINELL run --fail-on unknown -- gcc-12 $LINK main.o weak.o -Wl,-T,keys.ld -L. -lstub '-Wl,-rpath,$ORIGIN' -o prog
