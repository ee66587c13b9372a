/* SPDX-License-Identifier: Apache-2.0 */
/* The envelope of evidence in an object: the ELF note as assembler text, and the
 * walk over a note section's content.  What a descriptor holds is evidence.c's
 * business; where the section lies in the file is elf/'s. */
#include "evidence.h"

#include <stdio.h>
#include <string.h>

enum { HEADER_SIZE = 12, NAME_SIZE = sizeof(BRI_NOTE_NAME), LINE_SIZE = 1000 };

/* ---- reading ----------------------------------------------------------------- */

static uint32_t get_word(const unsigned char *bytes, bool big_endian)
{
	if (big_endian)
		return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
	return (uint32_t)bytes[3] << 24 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[1] << 8 | bytes[0];
}

static size_t padded(size_t size)
{
	return (size + 3) & ~(size_t)3;
}

int bri_note_walk(const void *section, size_t size, bool big_endian,
                  int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                  const char *where, struct bri_error *reterr)
{
	const unsigned char *bytes = section;
	int count = 0;
	while (size > 0) {
		if (size < HEADER_SIZE)
			return bri_error_set(reterr, where, "the note section is truncated: build the object again");
		size_t name_size = get_word(bytes, big_endian);
		size_t length = get_word(bytes + 4, big_endian);
		uint32_t type = get_word(bytes + 8, big_endian);
		size_t room = size - HEADER_SIZE;
		if (name_size > room || padded(name_size) > room || length > room - padded(name_size))
			return bri_error_set(reterr, where, "a note reaches past its section's end: build the object again");
		const unsigned char *name = bytes + HEADER_SIZE;
		const unsigned char *descriptor = name + padded(name_size);
		if (name_size != NAME_SIZE || memcmp(name, BRI_NOTE_NAME, NAME_SIZE) != 0)
			return bri_error_set(reterr, where, "a foreign note lies among Brinell's: build the object again");
		if (type != BRI_NOTE_TYPE)
			return bri_error_set(reterr, where, "a note has the unknown type %u: use the Brinell that wrote it "
			                                    "or build the object again", type);
		if (each(context, descriptor, length) != 0)
			return -1;
		count++;
		/* The last one's padding may be missing. */
		size_t step = HEADER_SIZE + padded(name_size) + padded(length);
		if (step > size)
			step = size;
		bytes += step;
		size -= step;
	}
	return count;
}

/* ---- writing ----------------------------------------------------------------- */

struct line {
	char text[LINE_SIZE + 16];
	size_t used;
	void (*emit)(void *context, const char *text, size_t length);
	void *context;
};

static void put(struct line *line, const char *text)
{
	size_t length = strlen(text);
	memcpy(line->text + line->used, text, length);
	line->used += length;
}

static void end_line(struct line *line)
{
	if (line->used == 0)
		return;
	put(line, "\"\n");
	line->emit(line->context, line->text, line->used);
	line->used = 0;
}

static bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* Octal is what every assembler agrees on.  Fewer than three digits will do
 * unless a digit follows, which would be taken for one of them. */
static void put_byte(struct line *line, unsigned char c, bool digit_follows)
{
	if (line->used == 0)
		put(line, "\t.ascii \"");
	if (c >= 0x20 && c < 0x7f) {
		if (c == '"' || c == '\\')
			line->text[line->used++] = '\\';
		line->text[line->used++] = (char)c;
	} else {
		line->text[line->used++] = '\\';
		if (c >= 64 || digit_follows)
			line->text[line->used++] = (char)('0' + (c >> 6));
		if (c >= 8 || digit_follows)
			line->text[line->used++] = (char)('0' + (c >> 3 & 7));
		line->text[line->used++] = (char)('0' + (c & 7));
	}
	if (line->used >= LINE_SIZE)
		end_line(line);
}

void bri_note_write_assembler(const unsigned char *descriptor, size_t size,
                              void (*emit)(void *context, const char *text, size_t length), void *context)
{
	char head[256];
	int length = snprintf(head, sizeof(head),
	                      "\t.pushsection %s,\"e\",%%note\n"
	                      "\t.balign 4\n"
	                      "\t.4byte %u\n\t.4byte %zu\n\t.4byte %u\n"
	                      "\t.ascii \"%s\\0\"\n",
	                      BRI_NOTE_SECTION, (unsigned)NAME_SIZE, size, BRI_NOTE_TYPE, BRI_NOTE_NAME);
	emit(context, head, (size_t)length);
	struct line line = { .emit = emit, .context = context };
	size_t whole = padded(size);
	for (size_t i = 0; i < whole; i++)
		put_byte(&line, i < size ? descriptor[i] : 0, i + 1 < size && is_digit(descriptor[i + 1]));
	end_line(&line);
	static const char tail[] = "\t.popsection\n";
	emit(context, tail, sizeof(tail) - 1);
}
