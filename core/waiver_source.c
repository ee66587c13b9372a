/* SPDX-License-Identifier: Apache-2.0 */
/* Reads waivers out of source comments, a line at a time.  It finds comments as
 * a compiler's lexer would within one line; a line that begins inside a comment
 * counts as one only when it begins with "* brinell:".  It judges nothing. */
#include "waiver.h"

#include "date.h"

#include <string.h>

struct span {
	const char *text;
	size_t length;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

static size_t skip_blanks(const char *line, size_t at, size_t end)
{
	while (at < end && is_blank(line[at]))
		at++;
	return at;
}

/* Behind the literal that begins at `at` with a quote. */
static size_t skip_literal(const char *line, size_t at, size_t length)
{
	char quote = line[at++];

	while (at < length && line[at] != quote)
		at += line[at] == '\\' ? 2 : 1;
	return at < length ? at + 1 : length;
}

/* A digit separator (1'000) opens no literal. */
static bool is_separator(const char *line, size_t at)
{
	char before = at ? line[at - 1] : 0;

	return line[at] == '\'' && ((before >= '0' && before <= '9') || (before >= 'a' && before <= 'f') ||
	                            (before >= 'A' && before <= 'F'));
}

static size_t comment_end(const char *line, size_t at, size_t length)
{
	for (; at + 1 < length; at++)
		if (line[at] == '*' && line[at + 1] == '/')
			return at;
	return length;
}

/* The content of the next comment that begins at or behind *at, which moves
 * behind the comment.  `first` is where the comment's own first byte stands. */
static bool next_comment(const char *line, size_t length, size_t *at, struct span *ret_span, size_t *ret_first)
{
	size_t i = *at;

	if (i == 0) {
		size_t star = skip_blanks(line, 0, length);

		if (star < length && line[star] == '*' && skip_blanks(line, star + 1, length) + 8 <= length &&
		    memcmp(line + skip_blanks(line, star + 1, length), "brinell:", 8) == 0) {
			size_t end = comment_end(line, star + 1, length);

			*ret_first = star;
			*ret_span = (struct span){line + star + 1, end - star - 1};
			*at = end < length ? end + 2 : length;
			return true;
		}
	}
	while (i + 1 < length) {
		if ((line[i] == '"' || line[i] == '\'') && !is_separator(line, i)) {
			i = skip_literal(line, i, length);
		} else if (line[i] == '/' && line[i + 1] == '/') {
			*ret_first = i;
			*ret_span = (struct span){line + i + 2, length - i - 2};
			*at = length;
			return true;
		} else if (line[i] == '/' && line[i + 1] == '*') {
			size_t end = comment_end(line, i + 2, length);

			*ret_first = i;
			*ret_span = (struct span){line + i + 2, end - i - 2};
			*at = end < length ? end + 2 : length;
			return true;
		} else {
			i++;
		}
	}
	*at = length;
	return false;
}

static void copy(char *ret_text, size_t size, struct span from)
{
	size_t length = from.length < size ? from.length : size - 1;

	memcpy(ret_text, from.text, length);
	ret_text[length] = 0;
}

/* A word up to a blank, or what stands between quotes; *at moves behind it. */
static struct span take_word(struct span in, size_t *at)
{
	size_t first = *at, end;

	if (first < in.length && in.text[first] == '"') {
		end = ++first;
		while (end < in.length && in.text[end] != '"')
			end++;
		*at = end < in.length ? end + 1 : end;
		/* Without its closing quote it says nothing. */
		return (struct span){in.text + first, end < in.length ? end - first : 0};
	}
	end = first;
	while (end < in.length && !is_blank(in.text[end]))
		end++;
	*at = end;
	return (struct span){in.text + first, end - first};
}

static bool begins(struct span in, size_t at, const char *word)
{
	size_t length = strlen(word);

	return in.length - at >= length && memcmp(in.text + at, word, length) == 0;
}

static bool says_something(struct span text)
{
	return skip_blanks(text.text, 0, text.length) < text.length;
}

static bool is_rule_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '*' || c == '?';
}

/* RULE, RULE: reason; false: it has another form. */
static bool read_short(struct span in, size_t at, struct bri_source_waiver *waiver)
{
	size_t used = 0, end = in.length;
	for (at = skip_blanks(in.text, at, in.length); at < in.length && in.text[at] != ':'; at++) {
		char c = in.text[at];
		if (used + 1 < sizeof waiver->rule &&
		    (is_rule_letter(c) || (c == ',' && used && waiver->rule[used - 1] != ',')))
			waiver->rule[used++] = c;
		else if (!is_blank(c) || (used && waiver->rule[used - 1] != ',' &&
		                          skip_blanks(in.text, at, in.length) < in.length &&
		                          !strchr(":,", in.text[skip_blanks(in.text, at, in.length)])))
			return false;
	}
	if (at == in.length || used == 0)
		return false;
	at = skip_blanks(in.text, at + 1, in.length);
	while (end > at && is_blank(in.text[end - 1]))
		end--;
	waiver->rule[used] = 0;
	copy(waiver->reason, sizeof waiver->reason, (struct span){in.text + at, end - at});
	waiver->lacks = end > at ? 0 : BRI_LACKS_REASON;
	waiver->is_short = true;
	return true;
}

bool bri_waiver_names(const struct bri_source_waiver *waiver, const char *rule)
{
	char one[sizeof waiver->rule];
	for (const char *at = waiver->rule; *at; at += *at == ',') {
		size_t length = strcspn(at, ",");
		memcpy(one, at, length);
		one[length] = 0;
		if (bri_plain_glob(one, rule))
			return true;
		at += length;
	}
	return false;
}

/* RULE key="value" ... behind "brinell: allow". */
static void read_words(struct span in, size_t at, struct bri_source_waiver *waiver)
{
	struct span rule;

	if (read_short(in, at, waiver))
		return;
	waiver->rule[0] = 0;
	at = skip_blanks(in.text, at, in.length);
	rule = take_word(in, &at);
	waiver->lacks = BRI_LACKS_REASON | BRI_LACKS_OWNER | BRI_LACKS_EXPIRY;
	if (!rule.length || rule.length >= sizeof waiver->rule || memchr(rule.text, '=', rule.length))
		waiver->lacks |= BRI_LACKS_RULE;
	else
		copy(waiver->rule, sizeof waiver->rule, rule);
	for (at = skip_blanks(in.text, at, in.length); at < in.length; at = skip_blanks(in.text, at, in.length)) {
		if (begins(in, at, "reason=")) {
			struct span text = (at += 7, take_word(in, &at));

			copy(waiver->reason, sizeof waiver->reason, text);
			waiver->lacks &= says_something(text) ? ~(unsigned)BRI_LACKS_REASON : ~0u;
		} else if (begins(in, at, "owner=")) {
			struct span text = (at += 6, take_word(in, &at));

			copy(waiver->owner, sizeof waiver->owner, text);
			waiver->lacks &= says_something(text) ? ~(unsigned)BRI_LACKS_OWNER : ~0u;
		} else if (begins(in, at, "expires=")) {
			struct span text = (at += 8, take_word(in, &at));

			if (bri_date_read(text.text, text.length, &waiver->expires))
				waiver->lacks &= ~(unsigned)BRI_LACKS_EXPIRY;
		} else {
			take_word(in, &at);
		}
	}
}

bool bri_waiver_in_source(const char *line, size_t length, size_t *at, struct bri_source_waiver *ret_waiver)
{
	struct span comment;
	size_t first;

	while (next_comment(line, length, at, &comment, &first)) {
		size_t word = skip_blanks(comment.text, 0, comment.length);

		if (!begins(comment, word, "brinell:"))
			continue;
		memset(ret_waiver, 0, sizeof *ret_waiver);
		ret_waiver->column = (uint32_t)(comment.text + word - line) + 1;
		ret_waiver->alone = skip_blanks(line, 0, length) == first;
		word = skip_blanks(comment.text, word + 8, comment.length);
		if (!begins(comment, word, "allow") || (word + 5 < comment.length && !is_blank(comment.text[word + 5])))
			continue;
		read_words(comment, word + 5, ret_waiver);
		return true;
	}
	return false;
}
