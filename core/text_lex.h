/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_TEXT_LEX_H
#define BRI_TEXT_LEX_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The words of the text form of facts (grammar: text.c).  Private to its reader. */

enum bri_token {
	BRI_TOKEN_END,
	BRI_TOKEN_NAME,   /* bare or in single quotes; text, length */
	BRI_TOKEN_STRING, /* in double quotes; text, length; is_exact: b"..." */
	BRI_TOKEN_NUMBER,
	BRI_TOKEN_NOTHING, /* '-' */
	BRI_TOKEN_SIGN     /* any of ( ) { } = : ! @ ~ % *, in `sign` */
};

struct bri_lexer {
	const char *text;
	size_t length;
	size_t at;
	const char *where;
	struct bri_error *reterr;
	bool has_failed; /* then every token is BRI_TOKEN_END */
	/* The token at hand. */
	enum bri_token token;
	char sign;
	bool is_quoted;     /* a name in quotes is never a keyword */
	bool is_exact;
	bool starts_line;   /* nothing but blanks stands before it on its line */
	size_t start;       /* its offset */
	const char *word;   /* of names and strings; valid until the next token */
	size_t word_length;
	int64_t number;
	char *scratch;
	size_t scratch_size;
};

void bri_lexer_init(struct bri_lexer *lexer, const char *text, size_t length, const char *where,
                    struct bri_error *reterr);
void bri_lexer_finish(struct bri_lexer *lexer);
void bri_lexer_next(struct bri_lexer *lexer);
/* Go on at an offset where a token started before. */
void bri_lexer_seek(struct bri_lexer *lexer, size_t offset);
/* The first failure only: "where:line:column: what" of the token at hand.
 * Returns 0, the handle that means nothing. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
uint32_t bri_lexer_fail(struct bri_lexer *lexer, const char *what, ...);

bool bri_lexer_is_sign(const struct bri_lexer *lexer, char sign);
/* A bare name that is this word. */
bool bri_lexer_is_word(const struct bri_lexer *lexer, const char *word);
/* Take the sign if it is the token at hand. */
bool bri_lexer_skip_sign(struct bri_lexer *lexer, char sign);
/* Does a digit stand directly behind the token at hand? */
bool bri_lexer_digit_follows(const struct bri_lexer *lexer);

#endif
