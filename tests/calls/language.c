// SPDX-License-Identifier: Apache-2.0
// C as people write it: tables, loops, macros, callbacks, setters, bit-fields.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
	unsigned peer : 1, host : 1, level : 4;
	const char *name;
	int (*check)(int, void *);
	struct {
		unsigned char bytes[16];
		size_t length;
	} key;
};

void sink(int mode, const void *data, ...);
int source(void);

static int accept(int ok, void *context)
{
	(void)context;
	return ok | 1;
}

static const struct options profiles[] = {
	{1, 1, 3, "strict", NULL, {"0123456789abcde", 16}},
	{.name = "lax", .check = accept, .level = 1},
};

#define EACH(i, n) for (size_t i = 0; i < (n); i++)
#define TRY(call) do { if ((call) < 0) goto failed; } while (0)

static void forward(int mode, const char *format, ...)
{
	char text[64];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	sink(mode, text);
}

int walk(struct options *out, int which)
{
	unsigned mask = 0;

	EACH(i, sizeof profiles / sizeof profiles[0])
		sink(profiles[i].peer, profiles[i].name, profiles[i].check);
	for (const struct options *p = profiles; p < profiles + 2; ++p)
		mask |= p->level << 4;
	*out = profiles[!!which];
	out->key.length -= 8, out->level = which > 3 ? 3 : 1;
	memset(out->key.bytes + 8, 0x5a, sizeof out->key.bytes - 8);
	sink((int)mask & ~0x30, out->key.bytes, (long)out->key.length);
	forward(which, "%s-%d", out->name ? out->name : "none", 7);
	TRY(source());
	switch (which) {
	case 1:
		sink(1, "one");
		/* fall through */
	case 2 ... 4:
		sink(2, &"xtwo"[1]);
		break;
	default:
		while (source() > 0)
			sink(source() ?: 9, NULL);
	}
	return ((int (*)(int, void *))accept)(0, out);
failed:
	do
		which--;
	while (which > 0 && source());
	return which == 0 ? -1 : (source(), 1);
}

/* A choice that is a bit where a bit-field lies. */
void chosen(const struct options *options)
{
	sink(options->host ? 2 : 0, options->name, options->peer ? 1L : 0L, options->level ? 4 : 0);
	sink((options->host ? 2 : 0) | 8, options->peer ? "peer" : "none");
}

/* Constant pointers that are called: folded at -O1, the call stays where it is. */
static void (*const put)(int, ...) = sink;
void called(int which)
{
	static int (*const draw)(void) = source;

	put(which, draw());
	if (which)
		put(draw() + 1, "x");
}
