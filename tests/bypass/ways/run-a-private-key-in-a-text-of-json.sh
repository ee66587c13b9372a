# SPDX-License-Identifier: Apache-2.0
# run: a private key in a text of JSON
# expect: refused
# names: secrets.private-key
# under: run
cat >weak.c <<'END'
void weak(void);
extern const char *const account;
const char *const account = "{\"key\": \"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\\n-----END PRIVATE KEY-----\\n\"}";
void weak(void)
{
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
