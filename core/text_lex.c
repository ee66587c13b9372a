/* SPDX-License-Identifier: Apache-2.0 */
/* Splits the text form of facts into tokens and says where a mistake is.  It
 * knows quotes, numbers and comments, not what any word means. */
#include "text_lex.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void bri_lexer_init(struct bri_lexer *lexer, const char *text, size_t length, const char *where,
                    struct bri_error *reterr)
{
	*lexer = (struct bri_lexer){ .text = text, .length = length, .where = where, .reterr = reterr };
	bri_lexer_next(lexer);
}

void bri_lexer_finish(struct bri_lexer *lexer)
{
	free(lexer->scratch);
	lexer->scratch = NULL;
}

uint32_t bri_lexer_fail(struct bri_lexer *lexer, const char *what, ...)
{
	if (lexer->has_failed)
		return 0;
	lexer->has_failed = true;
	lexer->token = BRI_TOKEN_END;
	size_t line = 1;
	size_t line_start = 0;
	for (size_t i = 0; i < lexer->start && i < lexer->length; i++) {
		if (lexer->text[i] == '\n') {
			line++;
			line_start = i + 1;
		}
	}
	char place[sizeof(lexer->reterr->where)];
	char text[sizeof(lexer->reterr->what)];
	va_list arguments;
	va_start(arguments, what);
	vsnprintf(text, sizeof(text), what, arguments);
	va_end(arguments);
	snprintf(place, sizeof(place), "%.400s:%zu:%zu", lexer->where, line, lexer->start - line_start + 1);
	bri_error_set(lexer->reterr, place, "%s", text);
	return 0;
}

static bool is_first(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '.';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void skip_blanks(struct bri_lexer *lexer)
{
	lexer->starts_line = lexer->at == 0;
	for (; lexer->at < lexer->length; lexer->at++) {
		char c = lexer->text[lexer->at];
		if (c == '#') {
			const char *end = memchr(lexer->text + lexer->at, '\n', lexer->length - lexer->at);
			if (end == NULL) {
				lexer->at = lexer->length;
				return;
			}
			lexer->at = (size_t)(end - lexer->text);
			c = '\n';
		}
		if (c == '\n')
			lexer->starts_line = true;
		else if (c != ' ' && c != '\t' && c != '\r')
			return;
	}
}

/* One escape behind its backslash; its byte, or -1. */
static int read_escape(struct bri_lexer *lexer)
{
	static const char names[] = "nt\\\"'";
	static const char bytes[] = "\n\t\\\"'";
	if (lexer->at >= lexer->length)
		return -1;
	char c = lexer->text[lexer->at++];
	const char *found = c != '\0' ? strchr(names, c) : NULL;
	if (found != NULL)
		return bytes[found - names];
	if (c != 'x' || lexer->length - lexer->at < 2)
		return -1;
	int high = hex_value(lexer->text[lexer->at]);
	int low = hex_value(lexer->text[lexer->at + 1]);
	lexer->at += 2;
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static bool reserve_scratch(struct bri_lexer *lexer, size_t size)
{
	if (size <= lexer->scratch_size)
		return true;
	char *grown = realloc(lexer->scratch, size * 2);
	if (grown == NULL) {
		bri_lexer_fail(lexer, "out of memory");
		return false;
	}
	lexer->scratch = grown;
	lexer->scratch_size = size * 2;
	return true;
}

static void read_quoted(struct bri_lexer *lexer)
{
	char quote = lexer->text[lexer->at++];
	size_t used = 0;
	while (lexer->at < lexer->length && lexer->text[lexer->at] != quote) {
		int byte = (unsigned char)lexer->text[lexer->at++];
		if (byte == '\n') {
			bri_lexer_fail(lexer, "the quote does not end on its line");
			return;
		}
		if (byte == '\\')
			byte = read_escape(lexer);
		if (byte < 0) {
			bri_lexer_fail(lexer, "unknown escape: use \\n \\t \\\\ \\\" \\' or \\xHH");
			return;
		}
		if (!reserve_scratch(lexer, used + 1))
			return;
		lexer->scratch[used++] = (char)byte;
	}
	if (lexer->at >= lexer->length) {
		bri_lexer_fail(lexer, "the quote does not end on its line");
		return;
	}
	lexer->at++;
	lexer->is_quoted = true;
	lexer->word = used > 0 ? lexer->scratch : "";
	lexer->word_length = used;
	lexer->token = quote == '"' ? BRI_TOKEN_STRING : BRI_TOKEN_NAME;
	if (quote == '\'' && memchr(lexer->word, '\0', used) != NULL)
		bri_lexer_fail(lexer, "a name can't hold a NUL");
}

static void read_number(struct bri_lexer *lexer)
{
	const char *text = lexer->text;
	bool is_negative = text[lexer->at] == '-';
	if (is_negative)
		lexer->at++;
	unsigned base = 10;
	if (lexer->length - lexer->at > 2 && text[lexer->at] == '0' && text[lexer->at + 1] == 'x' &&
	    hex_value(text[lexer->at + 2]) >= 0) {
		base = 16;
		lexer->at += 2;
	}
	uint64_t value = 0;
	bool is_too_large = false;
	for (; lexer->at < lexer->length; lexer->at++) {
		int digit = hex_value(text[lexer->at]);
		if (digit < 0 || (unsigned)digit >= base)
			break;
		is_too_large = is_too_large || value > (UINT64_MAX - (unsigned)digit) / base;
		value = value * base + (unsigned)digit;
	}
	if (is_too_large || (is_negative && value > (uint64_t)INT64_MAX + 1)) {
		bri_lexer_fail(lexer, "the number does not fit in 64 bits");
		return;
	}
	if (lexer->at < lexer->length && is_first(text[lexer->at])) {
		bri_lexer_fail(lexer, "a number and a name run into each other");
		return;
	}
	lexer->token = BRI_TOKEN_NUMBER;
	lexer->number = (int64_t)(is_negative ? 0 - value : value);
}

static void read_bare(struct bri_lexer *lexer)
{
	size_t from = lexer->at;
	while (lexer->at < lexer->length &&
	       (is_first(lexer->text[lexer->at]) || is_digit(lexer->text[lexer->at]) || lexer->text[lexer->at] == '-'))
		lexer->at++;
	lexer->token = BRI_TOKEN_NAME;
	lexer->word = lexer->text + from;
	lexer->word_length = lexer->at - from;
}

void bri_lexer_next(struct bri_lexer *lexer)
{
	if (lexer->has_failed)
		return;
	skip_blanks(lexer);
	lexer->start = lexer->at;
	lexer->token = BRI_TOKEN_END;
	lexer->is_quoted = lexer->is_exact = false;
	if (lexer->at >= lexer->length)
		return;
	char c = lexer->text[lexer->at];
	char following = lexer->at + 1 < lexer->length ? lexer->text[lexer->at + 1] : '\0';
	if (c == 'b' && following == '"') {
		lexer->at++;
		read_quoted(lexer);
		lexer->is_exact = true;
	} else if (c == '"' || c == '\'') {
		read_quoted(lexer);
	} else if (is_digit(c) || (c == '-' && is_digit(following))) {
		read_number(lexer);
	} else if (is_first(c)) {
		read_bare(lexer);
	} else if (c == '-') {
		lexer->at++;
		lexer->token = BRI_TOKEN_NOTHING;
	} else if (c != '\0' && strchr("(){}=:!@~%*", c) != NULL) {
		lexer->at++;
		lexer->token = BRI_TOKEN_SIGN;
		lexer->sign = c;
	} else {
		bri_lexer_fail(lexer, "the byte 0x%02x has no meaning here", (unsigned)(unsigned char)c);
	}
}

void bri_lexer_seek(struct bri_lexer *lexer, size_t offset)
{
	lexer->at = offset;
	bri_lexer_next(lexer);
}

bool bri_lexer_is_sign(const struct bri_lexer *lexer, char sign)
{
	return lexer->token == BRI_TOKEN_SIGN && lexer->sign == sign;
}

bool bri_lexer_is_word(const struct bri_lexer *lexer, const char *word)
{
	return lexer->token == BRI_TOKEN_NAME && !lexer->is_quoted && strlen(word) == lexer->word_length &&
	       memcmp(word, lexer->word, lexer->word_length) == 0;
}

bool bri_lexer_skip_sign(struct bri_lexer *lexer, char sign)
{
	if (!bri_lexer_is_sign(lexer, sign))
		return false;
	bri_lexer_next(lexer);
	return true;
}

bool bri_lexer_digit_follows(const struct bri_lexer *lexer)
{
	return lexer->at < lexer->length && is_digit(lexer->text[lexer->at]);
}
