// SPDX-License-Identifier: Apache-2.0
// Dumps of a project's own, out of sight: they show the bytes that they are given. Logs whose names say "output".
#include <stddef.h>
#include <stdint.h>

extern void util_hexdump(const char *title, const uint8_t *data, size_t length);
extern void UtilPrintHex(const void *buf, int count);
extern void log_hex_dump(const char *tag, const uint8_t *buffer, size_t length);
extern int bytes_to_hexdump(char *out, const uint8_t *data, size_t length);
extern void printbuf(const uint8_t *buf, int length, const char *what);
extern int printbuf_append(const uint8_t *buf, int length);
extern void store_hex_dump(const uint8_t *data, void *fp);
extern void elog_output(int level, const char *tag, const char *format, ...);
extern void unit_log_out(int level, const char *format, ...);

struct pairing {
	uint8_t prikey[32], public_part[64], session_key[16];
	char localkey[33], name[33];
};

void shown(const struct pairing *pairing, const char *auth_password)
{
	util_hexdump("private", pairing->prikey, sizeof pairing->prikey); // finds: secrets.logged
	UtilPrintHex(pairing->session_key, 16); // finds: secrets.logged
	printbuf(pairing->prikey, sizeof pairing->prikey, "private"); // finds: secrets.logged
	elog_output(2, "pair", "local key %s", pairing->localkey); // finds: secrets.logged
	unit_log_out(2, "password %s", auth_password); // finds: secrets.logged
}

// Through a wrapper.
static void dump(const char *title, const uint8_t *bytes, size_t length)
{
	log_hex_dump(title, bytes, length);
}

void wrapped(const struct pairing *pairing)
{
	dump("session", pairing->session_key, 16); // finds: secrets.logged
	dump("public", pairing->public_part, 64);
}

// Near misses.
void near_misses(const struct pairing *pairing, char *text, void *file)
{
	util_hexdump("public", pairing->public_part, sizeof pairing->public_part);
	bytes_to_hexdump(text, pairing->prikey, 32);
	printbuf(pairing->public_part, sizeof pairing->public_part, "public");
	printbuf_append(pairing->prikey, sizeof pairing->prikey);
	store_hex_dump(pairing->prikey, file);
	elog_output(2, "pair", "with %s", pairing->name);
}
