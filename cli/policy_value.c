/* SPDX-License-Identifier: Apache-2.0 */
/* Typed readings of a YAML tree: text, number, truth, date, word of a table,
 * keys of a map.  Each says in its error what was expected; none guesses a type
 * ("yes" is no truth, "08" is no number). */

#include "policy_yaml.h"

#include "date.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_text[] = {"a text", "a list", "a map"};

const struct bri_yaml *bri_yaml_get(const struct bri_yaml *map, const char *key)
{
	for (size_t i = 0; i < map->count; i++)
		if (strcmp(map->keys[i]->text, key) == 0)
			return map->items[i];
	return NULL;
}

static void join_words(char *ret_text, size_t size, const char *const *words)
{
	size_t used = 0;

	ret_text[0] = 0;
	for (; *words && used + 1 < size; words++) {
		int more = snprintf(ret_text + used, size - used, "%s%s", used ? " " : "", *words);

		if (more < 0 || (size_t)more >= size - used)
			break;
		used += (size_t)more;
	}
}

int bri_yaml_is_map(const struct bri_yaml *map, const char *what, const char *const *allowed, struct bri_error *reterr)
{
	char list[400];

	if (map->kind != BRI_YAML_MAP)
		return bri_yaml_error(map, reterr, "%s must be a map, not %s", what, kind_text[map->kind]);
	for (size_t i = 0; i < map->count; i++) {
		const char *const *word = allowed;

		while (*word && strcmp(*word, map->keys[i]->text) != 0)
			word++;
		if (*word)
			continue;
		join_words(list, sizeof list, allowed);
		return bri_yaml_error(map->keys[i], reterr, "unknown key '%.60s' in %s; known: %s", map->keys[i]->text,
		                      what, list);
	}
	return 0;
}

int bri_yaml_text(const struct bri_yaml *node, const char *name, const char **ret_text, struct bri_error *reterr)
{
	if (node->kind != BRI_YAML_SCALAR)
		return bri_yaml_error(node, reterr, "'%s' must be a text, not %s", name, kind_text[node->kind]);
	if (node->length == 0 && node->plain)
		return bri_yaml_error(node, reterr, "'%s' has no value", name);
	*ret_text = node->text;
	return 0;
}

/* Digits of one base, the whole text; false when there is none or another character. */
static bool digits(const char *text, unsigned base, uint64_t *ret_number, bool *ret_overflow)
{
	uint64_t number = 0;

	*ret_overflow = false;
	if (!*text)
		return false;
	for (; *text; text++) {
		unsigned digit = *text >= '0' && *text <= '9'   ? (unsigned)(*text - '0')
		                 : *text >= 'a' && *text <= 'f' ? (unsigned)(*text - 'a') + 10
		                 : *text >= 'A' && *text <= 'F' ? (unsigned)(*text - 'A') + 10
		                                                : 99;
		if (digit >= base)
			return false;
		if (number > (UINT64_MAX - digit) / base)
			*ret_overflow = true;
		number = number * base + digit;
	}
	*ret_number = number;
	return true;
}

int bri_yaml_number(const struct bri_yaml *node, const char *name, int64_t *ret_number, struct bri_error *reterr)
{
	bool overflow = false, negative, hex;
	uint64_t number = 0;
	const char *text;

	if (node->kind != BRI_YAML_SCALAR || !node->plain)
		return bri_yaml_error(node, reterr, "'%s' must be a number, not %s", name, kind_text[node->kind]);
	negative = node->text[0] == '-';
	text = node->text + negative;
	hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
	/* A leading zero would be octal to some readers and decimal to others. */
	if (!digits(hex ? text + 2 : text, hex ? 16 : 10, &number, &overflow) ||
	    (!hex && text[0] == '0' && text[1] != 0))
		return bri_yaml_error(node, reterr, "'%s' must be a number (decimal or 0x...), not '%.60s'", name,
		                      node->text);
	/* Hexadecimal may use all 64 bits (masks); decimal is signed. */
	if (overflow || (negative && number > (uint64_t)1 << 63) || (!negative && !hex && number > INT64_MAX))
		return bri_yaml_error(node, reterr, "'%s' doesn't fit 64 bits: '%.60s'", name, node->text);
	*ret_number = (int64_t)(negative ? -number : number);
	return 0;
}

int bri_yaml_bool(const struct bri_yaml *node, const char *name, bool *ret_bool, struct bri_error *reterr)
{
	bool is_true = node->kind == BRI_YAML_SCALAR && node->plain && strcmp(node->text, "true") == 0;
	bool is_false = node->kind == BRI_YAML_SCALAR && node->plain && strcmp(node->text, "false") == 0;

	if (!is_true && !is_false)
		return bri_yaml_error(node, reterr, "'%s' must be true or false", name);
	*ret_bool = is_true;
	return 0;
}

int bri_yaml_date(const struct bri_yaml *node, const char *name, uint32_t *ret_days, struct bri_error *reterr)
{
	const char *text = node->kind == BRI_YAML_SCALAR ? node->text : "";

	if (!bri_date_read(text, strlen(text), ret_days))
		return bri_yaml_error(node, reterr, "'%s' must be a date like 2027-06-30, not '%.60s'", name, text);
	return 0;
}

int bri_yaml_word(const struct bri_yaml *node, const char *name, const char *const *words, unsigned *ret_index,
                  struct bri_error *reterr)
{
	const char *text;
	char list[400];

	if (bri_yaml_text(node, name, &text, reterr) < 0)
		return -1;
	for (unsigned i = 0; words[i]; i++) {
		if (strcmp(words[i], text) == 0) {
			*ret_index = i;
			return 0;
		}
	}
	join_words(list, sizeof list, words);
	return bri_yaml_error(node, reterr, "unknown %s '%.60s'; known: %s", name, text, list);
}

const struct bri_yaml *bri_yaml_item(const struct bri_yaml *node, size_t n)
{
	if (node->kind == BRI_YAML_LIST)
		return n < node->count ? node->items[n] : NULL;
	return n == 0 ? node : NULL;
}

int bri_yaml_key_text(const struct bri_yaml *map, const char *key, bool required, const char **ret_text,
                      struct bri_error *reterr)
{
	const struct bri_yaml *node = bri_yaml_get(map, key);

	*ret_text = NULL;
	if (node)
		return bri_yaml_text(node, key, ret_text, reterr);
	return required ? bri_yaml_error(map, reterr, "missing key '%s'", key) : 0;
}
