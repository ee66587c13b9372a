/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the assembler text of `asm("...")` at file scope as far as it must: statement by statement, which section it is in
 * and whether something is put there.  It knows no processor: what is no directive, label or assignment is an instruction.
 * A macro's body isn't read: that it is there is enough. */
#include "assembler.h"

#include "fact.h"

#include <string.h>
#include <strings.h>

enum { NESTED_MAX = 16 };

struct reader {
	const struct bri_unit *unit; /* NULL: what it defines and asks for isn't known */
	bool inside;                 /* of a function */
	const char *at, *end;
	bool runs, previous;      /* is the section one of code */
	bool pushed[NESTED_MAX];
	size_t depth;
};

struct word {
	const char *text;
	size_t length;
};

static bool is(struct word word, const char *name)
{
	return word.length == strlen(name) && strncasecmp(word.text, name, word.length) == 0;
}

static bool is_exactly(struct word word, const char *name)
{
	return word.length == strlen(name) && memcmp(word.text, name, word.length) == 0;
}

static bool is_one_of(struct word word, const char *const *names)
{
	for (; *names; names++)
		if (is(word, *names))
			return true;
	return false;
}

static bool begins(struct word word, const char *start)
{
	return word.length >= strlen(start) && strncasecmp(word.text, start, strlen(start)) == 0;
}

static bool is_name_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '$';
}

/* The bytes of a comment with both its ends, or of all there is; 0: none begins here. */
static size_t comment_at(const char *text, size_t length)
{
	if (length < 2 || text[0] != '/' || text[1] != '*')
		return 0;
	for (size_t at = 2; at + 2 <= length; at++)
		if (text[at] == '*' && text[at + 1] == '/')
			return at + 2;
	return length;
}

static void skip_blanks(struct word *statement)
{
	for (;;) {
		bool blank = statement->length && strchr(" \t\r", *statement->text) && *statement->text;
		size_t skipped = blank ? 1 : comment_at(statement->text, statement->length);
		if (!skipped)
			return;
		statement->text += skipped;
		statement->length -= skipped;
	}
}

static struct word take_name(struct word *statement)
{
	struct word name = {statement->text, 0};
	while (name.length < statement->length && is_name_character(name.text[name.length]))
		name.length++;
	statement->text += name.length;
	statement->length -= name.length;
	return name;
}

/* Up to the line's end. */
static bool is_comment(struct word statement)
{
	return begins(statement, "#") || begins(statement, "@") || begins(statement, "//");
}

/* Up to the line's end or a semicolon that stands in no string and no comment. */
static struct word next_statement(struct reader *reader)
{
	struct word statement = {reader->at, (size_t)(reader->end - reader->at)};
	skip_blanks(&statement);
	reader->at = statement.text;
	bool quoted = false, comment = is_comment(statement);
	for (; reader->at < reader->end; reader->at++) {
		size_t skipped = quoted || comment ? 0 : comment_at(reader->at, (size_t)(reader->end - reader->at));
		if (skipped) {
			reader->at += skipped - 1;
			continue;
		}
		char c = *reader->at;
		if (c == '\n' || (c == ';' && !quoted && !comment))
			break;
		if (c == '\\' && quoted && reader->at + 1 < reader->end)
			reader->at++;
		else if (c == '"')
			quoted = !quoted;
	}
	statement.length = reader->at > statement.text ? (size_t)(reader->at - statement.text) : 0;
	if (reader->at < reader->end)
		reader->at++;
	return statement;
}

/* `NAME, "flags", ...`: code is what its flags or, without any, its name says. */
static bool is_of_code(struct word rest)
{
	skip_blanks(&rest);
	struct word name = rest;
	const char *comma = memchr(rest.text, ',', rest.length);
	const char *quote = comma ? memchr(comma, '"', (size_t)(rest.text + rest.length - comma)) : NULL;
	if (quote) {
		size_t left = (size_t)(rest.text + rest.length - quote - 1);
		const char *end = memchr(quote + 1, '"', left);
		return memchr(quote + 1, 'x', end ? (size_t)(end - quote - 1) : left) != NULL;
	}
	if (name.length && *name.text == '"')
		name = (struct word){name.text + 1, name.length - 1};
	return begins(name, ".text") || begins(name, ".init") || begins(name, ".fini") || begins(name, ".plt");
}

static void enter(struct reader *reader, bool runs)
{
	reader->previous = reader->runs;
	reader->runs = runs;
}

/* Was that all that the directive does? */
static bool changes_section(struct reader *reader, struct word directive, struct word rest)
{
	if (is(directive, ".pushsection")) {
		if (reader->depth < NESTED_MAX)
			reader->pushed[reader->depth] = reader->runs;
		reader->depth++;
		enter(reader, is_of_code(rest));
	} else if (is(directive, ".popsection")) {
		if (reader->depth > 0 && --reader->depth < NESTED_MAX)
			reader->runs = reader->pushed[reader->depth];
	} else if (is(directive, ".section")) {
		enter(reader, is_of_code(rest));
	} else if (is(directive, ".previous")) {
		enter(reader, reader->previous);
	} else if (is(directive, ".text")) {
		enter(reader, true);
	} else if (is(directive, ".data") || is(directive, ".bss") || is(directive, ".rodata")) {
		enter(reader, false);
	} else {
		return false;
	}
	return true;
}

/* Bytes that stand elsewhere, and text that is made again and again. */
static const char *const unread[] = {".incbin", ".include", ".macro", ".rept", ".irp", ".irpc", ".altmacro", NULL};

/* Names and what is said of them, conditions, room between. */
static const char *const harmless[] = {
    ".globl", ".global", ".weak", ".hidden", ".internal", ".protected", ".local", ".type", ".size", ".comm",
    ".lcomm", ".ident", ".file", ".loc", ".line", ".ln", ".version", ".align",
    ".balign", ".p2align", ".arch", ".arch_extension", ".cpu", ".fpu", ".eabi_attribute", ".gnu_attribute", ".attribute",
    ".option", ".module", ".nan", ".abicalls", ".code", ".code16", ".code32", ".code64", ".thumb", ".arm", ".thumb_func",
    ".syntax", ".att_syntax", ".intel_syntax", ".noexecstack", ".if", ".ifdef", ".ifndef", ".else", ".elseif", ".endif",
    ".err", ".error", ".warning", ".print", ".end", ".addrsig", ".addrsig_sym", ".extern", ".subsection", NULL};

static const char *const naming[] = {".set", ".equ", ".equiv", ".eqv", ".thumb_set", ".weakref", NULL};

/* Is it a name and nothing else: no number, no place of its own, no sum? */
static bool is_name_alone(struct word value)
{
	skip_blanks(&value);
	struct word name = take_name(&value);
	skip_blanks(&value);
	return name.length && !(*name.text >= '0' && *name.text <= '9') && *name.text != '.' &&
	       (!value.length || is_comment(value));
}

/* `NAME, VALUE`: who calls NAME calls another one. */
static bool renames(struct word rest)
{
	take_name(&rest);
	skip_blanks(&rest);
	return rest.length && *rest.text == ',' && is_name_alone((struct word){rest.text + 1, rest.length - 1});
}

/* Does the unit speak of that function or object, which it doesn't define?  One that it doesn't name nobody in it calls. */
static bool wants(const struct bri_unit *unit, struct word name)
{
	size_t functions = bri_unit_functions(unit), objects = bri_unit_objects(unit);
	bool is_named = false;
	for (uint32_t i = 1; i <= functions; i++) {
		const struct bri_function *function = bri_unit_function(unit, i);
		if (!is_exactly(name, bri_unit_text(unit, function->symbol)))
			continue;
		if (function->flags & BRI_FUNCTION_DEFINED)
			return false;
		is_named = true;
	}
	for (uint32_t i = 1; i <= objects; i++) {
		const struct bri_object *object = bri_unit_object(unit, i);
		if (!is_exactly(name, bri_unit_text(unit, object->name)))
			continue;
		if (object->flags & (BRI_OBJECT_EXTERN | BRI_OBJECT_STATIC))
			return false;
		is_named |= (object->flags & BRI_OBJECT_DECLARED) != 0;
	}
	return is_named;
}

/* `.symver NAME, OTHER@VERSION`: of what the unit defines a version, of what it asks for what is called. */
static bool versions_another(const struct bri_unit *unit, struct word rest)
{
	struct word name = take_name(&rest);
	skip_blanks(&rest);
	if (!rest.length || *rest.text != ',')
		return false;
	rest = (struct word){rest.text + 1, rest.length - 1};
	skip_blanks(&rest);
	struct word other = take_name(&rest);
	bool same = other.length == name.length && memcmp(other.text, name.text, name.length) == 0;
	return !same && (!unit || wants(unit, name));
}

static bool statement_emits(struct reader *reader, struct word statement)
{
	for (;;) {
		if (!statement.length || is_comment(statement))
			return false;
		struct word name = take_name(&statement);
		skip_blanks(&statement);
		if (name.length && statement.length && *statement.text == ':') { /* a label, and what stands behind it */
			statement = (struct word){statement.text + 1, statement.length - 1};
			skip_blanks(&statement);
			continue;
		}
		if (name.length && statement.length && *statement.text == '=')
			return is_name_alone((struct word){statement.text + 1, statement.length - 1});
		if (!begins(name, "."))
			return reader->runs && !reader->inside;
		if (changes_section(reader, name, statement))
			return false;
		if (is_one_of(name, unread))
			return !reader->inside || is(name, ".incbin") || is(name, ".include");
		if (is_one_of(name, naming))
			return renames(statement);
		if (is(name, ".symver"))
			return versions_another(reader->unit, statement);
		return reader->runs && !reader->inside && !is_one_of(name, harmless) && !begins(name, ".cfi_");
	}
}

static bool any_emits(struct reader reader)
{
	while (reader.at < reader.end)
		if (statement_emits(&reader, next_statement(&reader)))
			return true;
	return false;
}

bool bri_assembler_emits(const struct bri_unit *unit, const char *text, size_t length)
{
	return any_emits((struct reader){.unit = unit, .at = text, .end = text + length, .runs = true, .previous = true});
}

bool bri_assembler_renames(const char *text, size_t length)
{
	return any_emits((struct reader){.inside = true, .at = text, .end = text + length, .runs = true, .previous = true});
}
