/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_PACK_H
#define BRI_PACK_H

#include "squeeze.h"

/* What pack.c and unpack.c agree on; the form itself is described in pack.c.
 * Private to the two. */
enum {
	BRI_PACK_VERSION = 3,
	BRI_PACK_KIND = 63,  /* of a node's first byte: its kind */
	BRI_PACK_SHAPE = 64, /* its shape follows */
	BRI_PACK_PLACE = 128, /* its place follows */
	BRI_PACK_FLAGS = 63  /* in place of a node: a byte of flags, then the node */
};

/* What the bytes are about, for the odds. */
enum bri_pack_field {
	PACK_TEXT,
	PACK_OPTION,
	PACK_COUNT,
	PACK_ENUMERATOR,
	PACK_LINE,
	PACK_FILE,
	PACK_COLUMN,
	PACK_MACRO,
	PACK_FUNCTION,
	PACK_FUNCTION_NAME,
	PACK_FUNCTION_PLACE,
	PACK_OWNED,
	PACK_OBJECT,
	PACK_OBJECT_NAME,
	PACK_OBJECT_PLACE,
	PACK_SHAPE,
	PACK_NODE,
	PACK_NODE_FLAGS,
	PACK_NODE_PLACE,
	PACK_NODE_SHAPE,
	PACK_OP,
	PACK_LIST,
	PACK_HANDLE,
	PACK_NUMBER,
	PACK_INT,
	PACK_LENGTH,
	PACK_STRING
};

/* What decides what a node may be: what it is an operand of, and which. */
#define BRI_PACK_NEAR(kind, operand) ((unsigned)(kind) * 8 + ((unsigned)(operand) & 7))

/* The kinds of the last nodes: what comes next depends on them. */
struct bri_pack_recent {
	uint16_t kinds;
};

static inline void bri_pack_seen(struct bri_pack_recent *recent, unsigned kind)
{
	recent->kinds = (uint16_t)(recent->kinds << 6 | kind);
}

static inline struct bri_about bri_pack_about(const struct bri_pack_recent *recent, unsigned field, unsigned near)
{
	bool is_text = field == PACK_TEXT || field == PACK_STRING;
	return (struct bri_about){ .field = (uint8_t)field, .is_small = !is_text && field != PACK_NODE,
		                   .near = (uint16_t)near, .far = (uint16_t)(is_text ? 0u : recent->kinds & 4095u) };
}

/* Options and values that adapters use (fact.h), by number; anything else is written out. */
static const char *const bri_pack_words[] = {
	"compiler", "target", "language", "byte-order", "pointer-size", "code", "stack-protector", "optimize",
	"fortify-requested", "fortify", "stack-clash", "control-flow", "auto-var-init", "format-security",
	"strict-flex-arrays", "exec-stack", "lto", "environment", "libc", "c", "c++", "little", "big", "0", "1", "2", "3",
	"4", "8", "none", "pic", "pie", "explicit", "default", "strong", "all", "on", "off", "unsupported", "full",
	"branch", "return", "zero", "pattern", "error", "warning", "yes", "slim", "fat", "hosted", "freestanding",
	"kernel", "glibc", "musl", "other", "x86_64-linux-gnu", "aarch64-linux-gnu", "arm-linux-gnueabihf",
	"x86_64-pc-linux-gnu", "gcc 12.2.0", "clang 14.0.6"
};
/* What options usually are, in the order in which adapters set them. */
static const struct { const char *key, *value; } bri_pack_usual[] = {
	{ "compiler", "gcc 12.2.0" }, { "target", "x86_64-linux-gnu" }, { "language", "c" }, { "byte-order", "little" },
	{ "pointer-size", "8" }, { "code", "pie" }, { "stack-protector", "all" }, { "optimize", "2" },
	{ "stack-clash", "on" }, { "control-flow", "full" }, { "auto-var-init", "zero" }, { "format-security", "error" },
	{ "strict-flex-arrays", "unsupported" }, { "lto", "none" }, { "environment", "hosted" },
	{ "fortify-requested", "2" }, { "fortify", "2" }, { "libc", "glibc" }
};
/* An option: the next one of these as it is, the next one's key with another value, something else. */
enum { BRI_PACK_USUAL, BRI_PACK_OTHER_VALUE, BRI_PACK_OTHER_OPTION };
enum { BRI_PACK_USUALS = sizeof(bri_pack_usual) / sizeof(bri_pack_usual[0]) };
enum { BRI_PACK_WORDS = sizeof(bri_pack_words) / sizeof(bri_pack_words[0]) };

#endif
