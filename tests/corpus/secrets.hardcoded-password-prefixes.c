// SPDX-License-Identifier: Apache-2.0
// What a password begins with tells how it is written: no password.
#include <string.h>
#include <strings.h>

int is_plain(const char *password) { return strncasecmp(password, "plain:", 6) == 0; }
int is_mixed(const char *password) { return strncmp(password, "Base64:", 7) == 0; }
int is_tagged(const char *password) { return strncmp(password, "ADMIN:", 6) == 0; }

/* The whole of it is one. */
int is_whole(const char *password) { return strcmp(password, "plain:") == 0; } // finds: secrets.hardcoded-password
int is_begun(const char *password) { return strncmp(password, "open5esame", 10) == 0; } // finds: secrets.hardcoded-password
