/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_AUDIT_KEYS_H
#define BRI_AUDIT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Private keys in any bytes.  Search with `line` 1 and is_text for texts, or
 * both 0; feed the bytes in pieces of any size, the last with is_last. */
enum image_key { IMAGE_KEY_NONE, IMAGE_KEY_PLAIN, IMAGE_KEY_ENCRYPTED, IMAGE_KEY_STORE, IMAGE_KEY_UNSEARCHED };

#define IMAGE_KEY_AHEAD 1024 /* bytes behind a key's first line that tell what it is */
struct image_key_search {
	bool is_text;
	uint32_t line; /* of the first byte kept, or of the next one */
	size_t kept;
	unsigned char tail[2 * IMAGE_KEY_AHEAD];
	void (*found)(void *context, enum image_key key, uint32_t line, const char *what);
	void *context;
};
void image_keys_feed(struct image_key_search *search, const unsigned char *bytes, size_t size, bool is_last);
enum image_key image_key_of(const unsigned char *bytes, size_t size, const char **ret_what); /* a binary key file */

#ifdef __cplusplus
}
#endif
#endif
