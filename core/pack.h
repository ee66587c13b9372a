/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_PACK_H
#define BRI_PACK_H

#include "fact.h"
#include "squeeze.h"

/* What pack.c and unpack.c agree on; the form itself is described in pack.c.
 * Private to the two; the letters of findings (evidence_findings.c) have its odds. */
enum {
	BRI_PACK_VERSION = 8,
	BRI_PACK_SHAPE = 1, /* of a node's second byte: its shape follows */
	BRI_PACK_FLAGS = 2, /* a byte of flags follows */
	BRI_PACK_PLACE = 4, /* it has a place though its kind has none as a rule, or none though its kind has one */
	PACK_HAS_PARAMETERS = 1 << 14 /* beside a function's flags: what its declaration calls its parameters follows */
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
	PACK_OWNED,
	PACK_OBJECT,
	PACK_OBJECT_NAME,
	PACK_SHAPE,
	PACK_NODE,
	PACK_NODE_HAS,
	PACK_NODE_FLAGS,
	PACK_NODE_SHAPE,
	PACK_OP,
	PACK_LIST,
	PACK_HANDLE,
	PACK_CALLEE,
	PACK_DECLARED,
	PACK_NAME,
	PACK_NUMBER,
	PACK_INT,
	PACK_LENGTH,
	PACK_STRING
};

/* What decides what a node may be: what it is an operand of, and which. */
#define BRI_PACK_NEAR(kind, operand) ((unsigned)(kind) * 8 + ((unsigned)(operand) & 7))

/* What a node is (BRI_PACK_NONE: there is none), as a number that is the lower the likelier it is to be that where it stands,
 * and back.  A number that stands for nothing: BRI_NONE. */
enum { BRI_PACK_NONE = BRI_NODE_KINDS };
unsigned bri_pack_kind_number(unsigned near, unsigned kind);
unsigned bri_pack_kind_at(unsigned near, unsigned number);

/* Bytes of all literals of a unit: a few bytes of a note can stand for as many. */
enum { BRI_PACK_STRINGS_MOST = 1 << 26 };

/* Does a node of the kind have a place as a rule?  (A declaration's own is its object's.) */
static inline bool bri_pack_is_placed(unsigned kind)
{
	return kind == BRI_CALL || kind == BRI_ASSIGN || kind == BRI_RETURN;
}

/* Shapes, the likely ones first: their numbers here; any other: how many there are, and 8 times its bytes and its type. */
enum { BRI_PACK_SHAPES = 12 };
static inline struct bri_shape bri_pack_shape(unsigned number, uint32_t pointer)
{
	static const struct bri_shape shapes[BRI_PACK_SHAPES] = {
		{ BRI_POINTER, 0 }, { BRI_UNSIGNED, 1 }, { BRI_UNSIGNED, 8 }, { BRI_UNSIGNED, 4 }, { BRI_SIGNED, 8 },
		{ BRI_VOID, 0 }, { BRI_POINTER, 0 }, { BRI_SIGNED, 4 }, { BRI_UNSIGNED, 2 }, { BRI_SIGNED, 1 },
		{ BRI_SIGNED, 2 }, { BRI_FLOAT, 8 }
	};
	return number == 0 ? (struct bri_shape){ BRI_POINTER, pointer } : shapes[number];
}

/* What went before: what comes next depends on it. */
enum { BRI_PACK_DEPTHS = 32 };
struct bri_pack_recent {
	uint16_t kinds; /* of the last two nodes */
	uint32_t depth; /* statements around */
	struct bri_place place; /* the last one */
	uint32_t columns[BRI_PACK_DEPTHS]; /* the last one at each depth */
	uint32_t name;                     /* of the last function or object */
	uint32_t callee;                   /* functions up to it were mentioned */
	uint32_t declared;                 /* the last object that was */
	uint32_t first_own, own;           /* objects of the block */
};

static inline void bri_pack_mentioned(struct bri_pack_recent *recent, uint32_t function)
{
	if (function > recent->callee)
		recent->callee = function;
}

/* Places of a function's block count from its own. */
static inline void bri_pack_begin(struct bri_pack_recent *recent, const struct bri_unit *unit, uint32_t function)
{
	uint32_t location = bri_unit_function(unit, function)->location;
	if (location != 0)
		recent->place = bri_unit_place(unit, location);
}

static inline bool bri_pack_is_deeper(unsigned kind)
{
	return kind == BRI_BRANCH || kind == BRI_LOOP || kind == BRI_SWITCH;
}

static inline void bri_pack_seen(struct bri_pack_recent *recent, unsigned kind)
{
	recent->kinds = (uint16_t)(recent->kinds << 6 | kind);
}

/* The column that is likely in another line, and in the same one. */
static inline uint32_t bri_pack_column(const struct bri_pack_recent *recent, bool same_line)
{
	return same_line ? recent->place.column : recent->columns[recent->depth % BRI_PACK_DEPTHS];
}

static inline void bri_pack_placed(struct bri_pack_recent *recent, const struct bri_place *place)
{
	if (place->line != recent->place.line)
		recent->columns[recent->depth % BRI_PACK_DEPTHS] = place->column;
	recent->place = *place;
}

static inline struct bri_about bri_pack_about(const struct bri_pack_recent *recent, unsigned field, unsigned near)
{
	bool is_text = field == PACK_TEXT || field == PACK_STRING;
	return (struct bri_about){ .field = (uint8_t)field, .is_small = !is_text,
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
