/* SPDX-License-Identifier: Apache-2.0 */
/* Which texts the policy could match: a table of the longest plain parts of its words, found by their first three
 * letters, and one pass over each text. */
#include "blur.h"

#include "arena.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>

enum {
	BUCKETS = 1024,
	SHORT = 8,       /* what is no longer travels as it is */
	BYTES_SHORT = 64, /* the same of what is no text */
	HITS_SPAN = 4096, /* what is kept behind a match, if the line is so long */
	ENDS = 2         /* letters at either end that patterns of so few may ask for */
};

enum part_kind { PART_INSIDE, PART_TOKEN };

struct part {
	const char *text;
	uint16_t length;
	uint16_t next; /* in its bucket, from 1 */
	uint8_t kind;
};
struct bri_blur {
	const struct bri_policy *policy;
	struct part *parts;
	size_t count, capacity;
	bool has_failed; /* out of memory */
	bool is_filled;  /* the parts are there: most units have no text that asks for them */
	uint16_t heads[BUCKETS];
	bool asked[256]; /* characters that patterns with less than a part look for anywhere */
	unsigned char *room;
	size_t room_size;
};

static unsigned char fold(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

static bool is_letter(unsigned char c)
{
	c = fold(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

static bool is_blank(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0;
}

/* ---- the policy's words -------------------------------------------------------------------------- */

static size_t bucket_of(const unsigned char *three)
{
	uint32_t hash = (uint32_t)fold(three[0]) | (uint32_t)fold(three[1]) << 8 | (uint32_t)fold(three[2]) << 16;
	return (hash * 0x9e3779b1u) >> 22;
}

/* The longest part of a pattern without `*` and `?`, and whether letters may stand on both sides of it. */
static void add_part(struct bri_blur *blur, const char *pattern, size_t length, bool loose)
{
	size_t longest = 0;
	const char *best = bri_glob_letters(pattern, length, &longest);
	if (longest < 3) {
		bool at_end = best == pattern || best + longest == pattern + length;
		for (size_t i = 0; i < longest && !at_end; i++)
			blur->asked[(unsigned char)best[i]] = blur->asked[fold((unsigned char)best[i])] = true;
		return;
	}
	if (longest > UINT16_MAX || blur->count >= UINT16_MAX)
		return;
	size_t bucket = bucket_of((const unsigned char *)best);
	struct part *grown = bri_array_grow(blur->parts, &blur->capacity, blur->count, 1, sizeof(*grown));
	if (grown == NULL) {
		blur->has_failed = true;
		return;
	}
	blur->parts = grown;
	blur->parts[blur->count] = (struct part){.text = best,
	                                         .length = (uint16_t)longest,
	                                         .next = blur->heads[bucket],
	                                         .kind = loose || longest < length ? PART_INSIDE : PART_TOKEN};
	blur->heads[bucket] = (uint16_t)++blur->count;
}

static void add_words(struct bri_blur *blur, const struct bri_condition *condition, bool parted, bool loose)
{
	const uint32_t *words = bri_policy_words(blur->policy, NULL) + condition->first;
	for (uint32_t i = 0; i < condition->count; i++) {
		const char *word = bri_policy_text(blur->policy, words[i]);
		for (size_t length = 0; *word; word += length + (word[length] == '|')) {
			length = parted ? strcspn(word, "|") : strlen(word);
			add_part(blur, word, length, loose);
		}
	}
}

static void add_condition(struct bri_blur *blur, const struct bri_condition *condition)
{
	switch (condition->op) {
	case BRI_TEXT_IN:
	case BRI_TEXT_GLOB:
	case BRI_TEXT_NOT_GLOB:
	case BRI_TEXT_TOKENS:
	case BRI_IS_WORDS:
		add_words(blur, condition, false, false);
		break;
	case BRI_TEXT_PREFIX:
	case BRI_TEXT_HAS:
		add_words(blur, condition, false, true);
		break;
	case BRI_IS_PATTERN:
		add_words(blur, condition, true, false);
		break;
	default:
		break;
	}
}

static void add_range(struct bri_blur *blur, uint32_t first, uint32_t count)
{
	const struct bri_condition *conditions = bri_policy_conditions(blur->policy, NULL) + first;
	for (uint32_t i = 0; i < count; i++)
		add_condition(blur, &conditions[i]);
}

/* What asks for the text of a value: conditions of facts, each once however many facts share it, and the checks that
 * read one. */
static void add_all(struct bri_blur *blur)
{
	size_t count = 0;
	const struct bri_condition *conditions = bri_policy_conditions(blur->policy, &count);
	for (size_t i = 0; i < count; i++)
		if (conditions[i].op != BRI_IS_WORDS && conditions[i].op != BRI_IS_PATTERN)
			add_condition(blur, &conditions[i]);
	const struct bri_check *checks = bri_policy_checks(blur->policy, &count);
	for (size_t i = 0; i < count; i++)
		if (checks[i].predicate == BRI_IS_PLAINTEXT_URL || checks[i].predicate == BRI_IS_COMMAND)
			add_range(blur, checks[i].first_condition, checks[i].conditions);
}

struct bri_blur *bri_blur_new(const struct bri_policy *policy)
{
	struct bri_blur *blur = calloc(1, sizeof(*blur));
	if (blur == NULL)
		return NULL;
	blur->policy = policy;
	return blur;
}

void bri_blur_free(struct bri_blur *blur)
{
	if (blur == NULL)
		return;
	free(blur->parts);
	free(blur->room);
	free(blur);
}

/* ---- a text ---------------------------------------------------------------------------------------- */

static bool stands_there(const struct part *part, const unsigned char *bytes, size_t length, size_t at)
{
	const unsigned char *text = (const unsigned char *)part->text;
	if (part->length > length - at)
		return false;
	for (size_t i = 0; i < part->length; i++)
		if (fold(bytes[at + i]) != fold(text[i]))
			return false;
	size_t end = at + part->length;
	return part->kind == PART_INSIDE ||
	       ((at == 0 || !is_letter(bytes[at - 1]) || !is_letter(bytes[at])) &&
	        (end == length || !is_letter(bytes[end]) || !is_letter(bytes[end - 1])));
}

static bool may_match(const struct bri_blur *blur, const unsigned char *bytes, size_t length, size_t at)
{
	if (length - at < 3)
		return false;
	for (uint16_t part = blur->heads[bucket_of(bytes + at)]; part != 0; part = blur->parts[part - 1].next)
		if (stands_there(&blur->parts[part - 1], bytes, length, at))
			return true;
	return false;
}

/* Is it a text, with its only NUL at its end? */
static bool is_text(const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i + 1 < length; i++)
		if (bytes[i] == 0)
			return false;
	return bytes[length - 1] == 0;
}

/* Keeps the line from the word on that holds the match, up to a limit.  -> where it goes on. */
static size_t keep_line(struct bri_blur *blur, const unsigned char *bytes, size_t length, size_t at)
{
	size_t first = at, last = at;
	while (first > 0 && !is_blank(bytes[first - 1]))
		first--;
	while (last < length && bytes[last] != '\n' && bytes[last] != 0 && last < at + HITS_SPAN)
		last++;
	memcpy(blur->room + first, bytes + first, last - first);
	return last;
}

/* From "%" to the letter that says what is converted. */
static size_t conversion(const unsigned char *bytes, size_t length, size_t at)
{
	size_t end = at + 1;
	while (end < length && memchr("0123456789 -+#.*hljztL", bytes[end], 22) != NULL)
		end++;
	return end < length && (is_letter(bytes[end]) || bytes[end] == '%') ? end + 1 : at + 1;
}

/* What is left of a text that nothing matches: its conversions and marks next to them, its ends, and what a pattern of one
 * or two letters asks for. */
static void skeleton(struct bri_blur *blur, const unsigned char *bytes, size_t length)
{
	bool behind = false; /* a conversion, and the marks that follow it */
	for (size_t at = 0; at + 1 < length;) {
		size_t end = bytes[at] == '%' ? conversion(bytes, length, at) : at + 1;
		bool is_end = at < ENDS || at + 1 + ENDS >= length;
		bool is_beside = (behind || bytes[at + 1] == '%') && !is_letter(bytes[at]);
		if (bytes[at] == '%' || is_end || is_beside || blur->asked[bytes[at]])
			memcpy(blur->room + at, bytes + at, end - at);
		behind = bytes[at] == '%' || (behind && is_beside);
		at = end;
	}
}

const unsigned char *bri_blur_text(struct bri_blur *blur, const unsigned char *bytes, size_t length)
{
	bool as_text = length > 0 && is_text(bytes, length);
	if (length <= (as_text ? SHORT + 1 : BYTES_SHORT))
		return bytes;
	if (!blur->is_filled)
		add_all(blur);
	blur->is_filled = true;
	if (blur->has_failed)
		return NULL;
	if (blur->room_size < length) {
		free(blur->room);
		blur->room_size = 0;
		blur->room = malloc(length + 64);
		if (blur->room == NULL)
			return NULL;
		blur->room_size = length + 64;
	}
	bool has_match = false;
	memset(blur->room, BRI_BLURRED, length);
	for (size_t at = 0; at + 3 <= length;) {
		bool match = may_match(blur, bytes, length, at);
		has_match |= match;
		at = match ? keep_line(blur, bytes, length, at) : at + 1;
	}
	if (!has_match && as_text)
		skeleton(blur, bytes, length);
	for (size_t at = 0; at < length; at++) /* texts in a table end where they do */
		if (bytes[at] == 0 || at + 1 == length)
			blur->room[at] = bytes[at];
	return blur->room;
}
