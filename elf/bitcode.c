/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence in LLVM bitcode, read without LLVM: of the bit stream only the
 * module's assembler text is taken, of that only Brinell's notes.
 *
 *   stream: "BC" 0xC0DE, or a wrapper (0x0B17C0DE, version, offset, size, cpu)
 *     around it; then, at two bits an abbreviation id, blocks.
 *   id 0: end of block, to 32 bits.  1: block: number vbr8, width of its ids
 *     vbr4, to 32 bits, length in words.  2: abbreviation: count vbr5, of each
 *     operand: literal bit, then value vbr8, or encoding in 3 bits (1 fixed,
 *     2 vbr: width vbr5; 3 array, 4 char6, 5 blob).  3: record: code vbr6,
 *     count vbr6, operands vbr6.  4 and up: a record by its abbreviation.
 *   block 8 is the module; in it, record 4 is its assembler text, unabbreviated.
 *
 * The text of a note is what bri_note_write_assembler writes.  Everything it
 * can't follow is an error: bitcode half read would look unchecked or checked
 * by chance. */
#include "bitcode.h"

#include "evidence.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MODULE_BLOCK = 8, MODULE_ASSEMBLER = 4, ABBREVIATIONS_MAX = 64, OPERANDS_MAX = 64 };
enum encoding { LITERAL = 0, FIXED = 1, VBR = 2, ARRAY = 3, CHAR6 = 4, BLOB = 5 };

struct operand {
	uint8_t encoding;
	uint64_t value; /* literal, or width */
};

struct abbreviation {
	struct operand operands[OPERANDS_MAX];
	size_t count;
};

struct bits {
	const unsigned char *bytes;
	uint64_t at, end; /* in bits */
	bool bad;
};

struct text {
	char *bytes;
	size_t size, capacity;
};

static uint64_t take(struct bits *bits, unsigned width)
{
	uint64_t value = 0;
	if (width > 64 || width > bits->end - bits->at) {
		bits->bad = true;
		bits->at = bits->end;
		return 0;
	}
	for (unsigned done = 0; done < width;) {
		unsigned shift = (unsigned)(bits->at & 7), room = 8 - shift;
		unsigned count = width - done < room ? width - done : room;
		uint64_t part = (bits->bytes[bits->at >> 3] >> shift) & ((1u << count) - 1);
		value |= part << done;
		done += count;
		bits->at += count;
	}
	return value;
}

static uint64_t take_vbr(struct bits *bits, unsigned width)
{
	uint64_t value = 0, more = 1ull << (width - 1);
	for (unsigned shift = 0; shift < 64; shift += width - 1) {
		uint64_t part = take(bits, width);
		value |= (part & (more - 1)) << shift;
		if (!(part & more) || bits->bad)
			return value;
	}
	bits->bad = true;
	return 0;
}

static void align(struct bits *bits)
{
	uint64_t to = (bits->at + 31) & ~(uint64_t)31;
	if (to > bits->end) {
		bits->bad = true;
		to = bits->end;
	}
	bits->at = to;
}

static void skip(struct bits *bits, uint64_t count)
{
	if (count > bits->end - bits->at) {
		bits->bad = true;
		count = bits->end - bits->at;
	}
	bits->at += count;
}

static void define(struct bits *bits, struct abbreviation *abbreviation)
{
	uint64_t count = take_vbr(bits, 5);
	if (count > OPERANDS_MAX) {
		bits->bad = true;
		return;
	}
	abbreviation->count = (size_t)count;
	for (size_t i = 0; i < abbreviation->count && !bits->bad; i++) {
		struct operand *operand = &abbreviation->operands[i];
		if (take(bits, 1)) {
			*operand = (struct operand){LITERAL, take_vbr(bits, 8)};
			continue;
		}
		operand->encoding = (uint8_t)take(bits, 3);
		operand->value = operand->encoding == FIXED || operand->encoding == VBR ? take_vbr(bits, 5) : 0;
		bool known = operand->encoding >= FIXED && operand->encoding <= BLOB;
		if (!known || operand->value > 64 || (operand->encoding == VBR && operand->value == 1))
			bits->bad = true;
	}
}

static void skip_scalar(struct bits *bits, const struct operand *operand)
{
	if (operand->encoding == FIXED)
		skip(bits, operand->value);
	else if (operand->encoding == VBR && operand->value > 0)
		take_vbr(bits, (unsigned)operand->value);
	else if (operand->encoding == CHAR6)
		skip(bits, 6);
	else if (operand->encoding == ARRAY || operand->encoding == BLOB)
		bits->bad = true;
}

static void skip_record(struct bits *bits, const struct abbreviation *abbreviation)
{
	for (size_t i = 0; i < abbreviation->count && !bits->bad; i++) {
		const struct operand *operand = &abbreviation->operands[i];
		if (operand->encoding == BLOB) {
			uint64_t length = take_vbr(bits, 6);
			align(bits);
			skip(bits, length > bits->end ? bits->end : length * 8);
			align(bits);
		} else if (operand->encoding == ARRAY) {
			uint64_t length = take_vbr(bits, 6);
			if (i + 1 >= abbreviation->count) {
				bits->bad = true;
				return;
			}
			const struct operand *element = &abbreviation->operands[++i];
			uint64_t from = bits->end;
			/* Of elements of no width there may be any number: once is enough. */
			for (uint64_t n = 0; n < length && !bits->bad && bits->at != from; n++) {
				from = bits->at;
				skip_scalar(bits, element);
			}
		} else {
			skip_scalar(bits, operand);
		}
	}
}

/* An unabbreviated record; assembler text is kept. */
static bool take_record(struct bits *bits, struct text *text)
{
	uint64_t code = take_vbr(bits, 6), count = take_vbr(bits, 6);
	bool wanted = code == MODULE_ASSEMBLER;
	if (count > bits->end - bits->at) {
		bits->bad = true;
		return true;
	}
	if (wanted && text->size + count + 1 > text->capacity) {
		size_t capacity = text->size + (size_t)count + 1;
		char *grown = realloc(text->bytes, capacity);
		if (!grown)
			return false;
		text->bytes = grown;
		text->capacity = capacity;
	}
	for (uint64_t i = 0; i < count && !bits->bad; i++) {
		uint64_t value = take_vbr(bits, 6);
		if (wanted)
			text->bytes[text->size++] = (char)value;
	}
	return true;
}

/* The module's own records; blocks in it are stepped over. */
static bool read_module(struct bits *bits, unsigned width, struct text *text)
{
	struct abbreviation *known = calloc(ABBREVIATIONS_MAX, sizeof *known);
	size_t count = 0;
	bool memory = known != NULL;
	while (memory && !bits->bad && bits->at < bits->end) {
		uint64_t id = take(bits, width);
		if (id == 0) {
			align(bits);
			break;
		} else if (id == 1) {
			take_vbr(bits, 8);
			take_vbr(bits, 4);
			align(bits);
			skip(bits, take(bits, 32) * 32);
		} else if (id == 2) {
			if (count == ABBREVIATIONS_MAX)
				bits->bad = true;
			else
				define(bits, &known[count++]);
		} else if (id == 3) {
			memory = take_record(bits, text);
		} else if (id - 4 < count) {
			skip_record(bits, &known[id - 4]);
		} else {
			bits->bad = true;
		}
	}
	free(known);
	return memory;
}

static uint32_t word_at(const unsigned char *bytes)
{
	return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static bool read_stream(struct bits *bits, struct text *text)
{
	skip(bits, 32); /* the magic */
	/* The least block is two words; what is shorter is padding. */
	while (!bits->bad && bits->end - bits->at >= 64) {
		if (take(bits, 2) != 1) {
			bits->bad = true;
			return true;
		}
		uint64_t number = take_vbr(bits, 8), width = take_vbr(bits, 4);
		align(bits);
		uint64_t length = take(bits, 32) * 32;
		if (width < 2 || width > 32 || length > bits->end - bits->at) {
			bits->bad = true;
			return true;
		}
		struct bits block = {bits->bytes, bits->at, bits->at + length, false};
		if (number == MODULE_BLOCK && !read_module(&block, (unsigned)width, text))
			return false;
		bits->bad |= block.bad;
		bits->at += length;
	}
	return true;
}

/* ---- the note's text ------------------------------------------------------------ */

struct source {
	const char *at, *end;
};

static bool starts(const struct source *source, const char *word)
{
	size_t length = strlen(word);
	return (size_t)(source->end - source->at) >= length && memcmp(source->at, word, length) == 0;
}

static void next_line(struct source *source)
{
	const char *end = memchr(source->at, '\n', (size_t)(source->end - source->at));
	source->at = end ? end + 1 : source->end;
}

/* The bytes of one .ascii line's text; returns their number, -1 when it has no end. */
static int unquote(struct source *source, unsigned char *bytes)
{
	int count = 0;
	while (source->at < source->end && *source->at != '"' && *source->at != '\n') {
		unsigned value = (unsigned char)*source->at++;
		if (value == '\\' && source->at < source->end) {
			value = (unsigned char)*source->at++;
			if (value >= '0' && value <= '7') {
				value -= '0';
				for (int i = 0;
				     i < 2 && source->at < source->end && *source->at >= '0' && *source->at <= '7'; i++)
					value = value * 8 + (unsigned)(*source->at++ - '0');
			}
		}
		bytes[count++] = (unsigned char)value;
	}
	return source->at < source->end && *source->at == '"' ? count : -1;
}

/* One note from its .pushsection to its .popsection, as section bytes in
 * little-endian order.  Returns their number, -1 on anything unexpected. */
static long assemble(struct source *source, unsigned char *bytes)
{
	long used = 0;
	for (next_line(source); source->at < source->end; next_line(source)) {
		if (starts(source, "\t.popsection"))
			return used;
		if (starts(source, "\t.balign 4"))
			continue;
		if (starts(source, "\t.4byte ")) {
			uint64_t value = 0;
			for (source->at += 8; source->at < source->end && *source->at >= '0' && *source->at <= '9';
			     source->at++)
				value = value * 10 + (unsigned)(*source->at - '0');
			for (int i = 0; i < 4; i++)
				bytes[used++] = (unsigned char)(value >> (8 * i));
		} else if (starts(source, "\t.ascii \"")) {
			source->at += 9;
			int count = unquote(source, bytes + used);
			if (count < 0)
				return -1;
			used += count;
		} else {
			return -1;
		}
	}
	return -1;
}

static int walk_text(const struct text *text, const char *where,
                     int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                     struct bri_error *reterr)
{
	static const char head[] = "\t.pushsection " BRI_NOTE_SECTION ",";
	struct source source = {text->bytes, text->size > 0 ? text->bytes + text->size : text->bytes};
	/* A line of text is never shorter than the bytes it stands for. */
	unsigned char *bytes = malloc(text->size + 8);
	int total = bytes ? 0 : bri_error_set(reterr, where, "out of memory");
	while (total >= 0 && source.at < source.end) {
		if (!starts(&source, head)) {
			next_line(&source);
			continue;
		}
		long used = assemble(&source, bytes);
		int found = used < 0
		                ? bri_error_set(reterr, where, "the note in the bitcode can't be read; build it again")
		                : bri_note_walk(bytes, (size_t)used, false, each, context, where, reterr);
		total = found < 0 ? -1 : total + found;
	}
	free(bytes);
	return total;
}

int bri_bitcode_each_note(const void *bytes, size_t size, const char *where,
                          int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                          struct bri_error *reterr)
{
	const unsigned char *start = bytes;
	struct text text = {0};
	if (size >= 20 && word_at(start) == 0x0B17C0DE) {
		uint32_t offset = word_at(start + 8), length = word_at(start + 12);
		if (offset > size || length > size - offset)
			return bri_error_set(reterr, where, "the bitcode is cut short; build it again");
		start += offset;
		size = length;
	}
	if (size < 8 || memcmp(start, "BC\xC0\xDE", 4) != 0)
		return bri_error_set(reterr, where, "is no LLVM bitcode");
	struct bits bits = {start, 0, (uint64_t)size * 8, false};
	int status;
	if (!read_stream(&bits, &text))
		status = bri_error_set(reterr, where, "out of memory");
	else if (bits.bad)
		status = bri_error_set(reterr, where,
		                       "the bitcode is damaged, or newer than this version can read; build it "
		                       "again, or with -ffat-lto-objects");
	else
		status = walk_text(&text, where, each, context, reterr);
	free(text.bytes);
	return status;
}
