/* SPDX-License-Identifier: Apache-2.0 */
/* Command lines with their response files expanded.  It refuses nesting that
 * has no end (a file that names itself). */
#include "words.h"

#include "mapping.h"

#include <stdlib.h>
#include <string.h>

#define NESTING_MAX 20
#define WORDS_MAX 4000000

bool words_add(struct words *words, const char *text, size_t length)
{
	if (words->count + 1 >= words->capacity) {
		size_t capacity = words->capacity ? words->capacity * 2 : 64;
		char **items = realloc(words->items, capacity * sizeof *items);
		if (!items)
			return false;
		words->items = items;
		words->capacity = capacity;
	}
	char *copy = malloc(length + 1);
	if (!copy)
		return false;
	memcpy(copy, text, length);
	copy[length] = 0;
	words->items[words->count++] = copy;
	words->items[words->count] = NULL;
	return true;
}

void words_finish(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i]);
	free(words->items);
	*words = (struct words){0};
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* One word at *at, unquoted into `word`; false at the end of the text. */
static bool next_word(const char *text, size_t size, size_t *at, char *word, size_t *ret_length)
{
	size_t i = *at, length = 0;
	char quote = 0;
	while (i < size && is_space(text[i]))
		i++;
	if (i == size)
		return false;
	for (; i < size && (quote || !is_space(text[i])); i++) {
		char c = text[i];
		if (c == '\\' && i + 1 < size)
			word[length++] = text[++i];
		else if (quote && c == quote)
			quote = 0;
		else if (!quote && (c == '\'' || c == '"'))
			quote = c;
		else if (c != '\\')
			word[length++] = c;
	}
	*at = i;
	*ret_length = length;
	return true;
}

static int expand_word(struct words *words, const char *word, size_t length, unsigned depth, struct bri_error *reterr);

static int expand_text(struct words *words, const char *path, const struct bri_mapping *file, unsigned depth,
                       struct bri_error *reterr)
{
	size_t at = 0, length;
	int status = 0;
	char *word = malloc(file->size + 1);
	if (!word)
		return bri_error_set(reterr, path, "out of memory");
	while (status == 0 && next_word((const char *)file->bytes, file->size, &at, word, &length)) {
		word[length] = 0;
		status = expand_word(words, word, length, depth + 1, reterr);
	}
	free(word);
	return status;
}

static int expand_word(struct words *words, const char *word, size_t length, unsigned depth, struct bri_error *reterr)
{
	struct bri_mapping file;
	if (word[0] == '@' && bri_mapping_open(&file, word + 1, NULL) == 0) {
		int status = depth < NESTING_MAX ? expand_text(words, word + 1, &file, depth, reterr)
		                                 : bri_error_set(reterr, word + 1, "response files nest without end");
		bri_mapping_close(&file);
		return status;
	}
	if (words->count >= WORDS_MAX || !words_add(words, word, length))
		return bri_error_set(reterr, "", "the command line is too long to be read");
	return 0;
}

int words_expand(struct words *ret_words, char *const argv[], struct bri_error *reterr)
{
	*ret_words = (struct words){0};
	for (size_t i = 0; argv[i]; i++) {
		/* The name of the program is no response file. */
		int status = i == 0 ? (words_add(ret_words, argv[0], strlen(argv[0])) ? 0 : -1)
		                    : expand_word(ret_words, argv[i], strlen(argv[i]), 0, reterr);
		if (status != 0) {
			words_finish(ret_words);
			return -1;
		}
	}
	return 0;
}
