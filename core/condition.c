/* SPDX-License-Identifier: Apache-2.0 */
/* Asks the policy's conditions of abstract values: yes, no or not known. */
#include "check.h"
#include "enumerator.h"
#include "interp.h"

#include <stdio.h>
#include <string.h>

#define TEXT_MAX 1024

enum tri { NO, YES, MAYBE };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool bri_text_same(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return lower(*a) == lower(*b);
}

/* What `?` doesn't stand for: a hole, or a quote that opens one; the end of a line, or quotes with nothing between. */
static bool is_nothing(const char *text)
{
	bool is_quote = text[0] == '"' || text[0] == '\'';
	return text[0] == HOLE || text[0] == '\n' || text[0] == '\r' || (is_quote && (text[1] == HOLE || text[1] == text[0]));
}

static bool is_star_itself(const char *pattern)
{
	return pattern[0] == '\\' && pattern[1] == '*';
}

/* fnmatch's * and ? only, and \* for a star itself, ASCII case folded; linear but for the last star. */
bool bri_text_glob(const char *pattern, const char *text)
{
	const char *star = NULL, *resume = NULL;
	while (*text) {
		if (*pattern == '*') {
			star = pattern++;
			resume = text;
		} else if ((*pattern == '?' && !is_nothing(text)) ||
		           (*pattern && lower(*pattern) == lower(*text) && !is_star_itself(pattern))) {
			pattern++;
			text++;
		} else if (*text == '*' && is_star_itself(pattern)) {
			pattern += 2;
			text++;
		} else if (star) {
			pattern = star + 1;
			text = ++resume;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == 0;
}

const char *bri_glob_letters(const char *pattern, size_t length, size_t *ret_length)
{
	const char *best = pattern;
	size_t longest = 0;
	for (size_t at = 0; at < length;) {
		size_t plain = 0;
		while (at + plain < length && pattern[at + plain] != '*' && pattern[at + plain] != '?' &&
		       pattern[at + plain] != '\\')
			plain++;
		if (plain > longest) {
			best = pattern + at;
			longest = plain;
		}
		at += plain + 1;
	}
	*ret_length = longest;
	return best;
}

bool bri_text_holds(const char *text, size_t length, const char *letters, size_t count)
{
	for (size_t i = 0; count && i + count <= length; i++) {
		size_t same = 0;
		while (same < count && lower(text[i + same]) == lower(letters[same]))
			same++;
		if (same == count)
			return true;
	}
	return false;
}

static bool text_begins(const char *text, const char *prefix)
{
	while (*prefix && lower(*text) == lower(*prefix)) {
		text++;
		prefix++;
	}
	return *prefix == 0;
}

static bool text_holds(const char *text, const char *part)
{
	for (; *text; text++)
		if (text_begins(text, part))
			return true;
	return *part == 0;
}

bool bri_atom_text(struct interp *in, struct state *state, const struct atom *atom, char *text, uint32_t room,
                   bool *ret_complete)
{
	uint32_t region = bri_atom_region(in, atom);
	*ret_complete = false;
	text[0] = 0;
	if (region == 0 || atom->flags & ATOM_ANYWHERE || atom->number < 0 || atom->number > INT32_MAX)
		return false;
	uint32_t offset = atom->kind == ATOM_ADDRESS ? (uint32_t)atom->number : 0;
	uint32_t length = bri_memory_text(bri_state_get(in, state, region), offset, text, room - 1, ret_complete);
	text[length] = 0;
	return length > 0 || *ret_complete;
}

/* A text of wide characters (2 or 4 bytes each, little-endian) reads as one character and its NUL: give the whole. */
static void widen(const struct memory *memory, uint32_t offset, char *text, uint32_t room)
{
	char wide[TEXT_MAX], one[2];
	bool complete;
	uint32_t count = 0, step = 2;
	if (bri_memory_text(memory, offset + 2, one, 1, &complete) == 0) {
		if (!complete || bri_memory_text(memory, offset + 3, one, 1, &complete) != 0 || !complete)
			return;
		step = 4;
	}
	for (; count + 1 < room && count + 1 < sizeof wide; count++) {
		uint32_t length = bri_memory_text(memory, offset + count * step, one, 2, &complete);
		if (!complete || length > 1)
			return;
		if (length == 0)
			break;
		wide[count] = one[0];
	}
	memcpy(text, wide, count);
	text[count] = 0;
}

bool bri_atom_text_at(struct interp *in, struct state *state, const struct atom *atom, uint32_t n, char *text,
                      uint32_t room, bool *ret_complete)
{
	uint32_t region = bri_atom_region(in, atom);
	text[0] = 0;
	*ret_complete = false;
	if (region == 0 || atom->flags & ATOM_ANYWHERE || atom->number < 0 || atom->number > INT32_MAX)
		return false;
	uint32_t offset = atom->kind == ATOM_ADDRESS ? (uint32_t)atom->number : 0;
	const struct memory *memory = bri_state_get(in, state, region);
	if (in->stop)
		return false;
	if (n == 0) {
		bool any = bri_memory_template(memory, offset, text, room, ret_complete) || memory->choices;
		if (*ret_complete && text[0] && !text[1])
			widen(memory, offset, text, room);
		return any;
	}
	for (const struct text_choice *choice = memory->choices; choice; choice = choice->next) {
		if (choice->offset != offset || --n > 0)
			continue;
		size_t length = strlen(choice->text);
		if (length >= room)
			length = room - 1;
		memcpy(text, choice->text, length);
		text[length] = 0;
		*ret_complete = true;
		return true;
	}
	return false;
}

/* Is token `bad` listed among the tokens, and not lifted by a negated one? */
static bool tokens_hold(const struct bri_policy *policy, const struct bri_condition *condition, const char *text)
{
	const uint32_t *words = bri_policy_words(policy, NULL) + condition->first;
	const char *separators = bri_policy_text(policy, words[0]), *negators = bri_policy_text(policy, words[1]);
	for (uint32_t w = 2; w < condition->count; w++) {
		const char *bad = bri_policy_text(policy, words[w]), *unless = strstr(bad, " unless ");
		char name[64], lift[64] = "";
		snprintf(name, sizeof name, "%.*s", unless ? (int)(unless - bad) : 63, bad);
		if (unless)
			snprintf(lift, sizeof lift, "%s", unless + 8);
		bool found = false, lifted = false, killed = false;
		for (const char *at = text; *at;) {
			size_t length = strcspn(at, separators);
			char token[128];
			if (length && length < sizeof token) {
				memcpy(token, at, length);
				token[length] = 0;
				bool negated = strchr(negators, token[0]) != NULL;
				bool open = strchr(token, HOLE) != NULL; /* may be any */
				if (!negated && !open && (bri_text_glob(name, token[0] == '+' ? token + 1 : token)))
					found = true;
				/* "A+B" names suites that are both. */
				if (!negated && !open && strchr(token, '+') && text_holds(token, name))
					found = true;
				if (negated && lift[0] && bri_text_glob(lift, token + 1))
					lifted = true;
				if (negated && token[0] == '!' && bri_text_glob(name, token + 1))
					killed = true;
			}
			at += length;
			at += strspn(at, separators);
		}
		if (found && !lifted && !killed)
			return true;
	}
	return false;
}

static enum tri ask_one_text(const struct bri_policy *policy, const struct bri_condition *condition, const char *text,
                             bool complete)
{
	const uint32_t *words = bri_policy_words(policy, NULL) + condition->first;
	if (condition->op == BRI_TEXT_LONGER) {
		if ((int64_t)strlen(text) >= condition->number)
			return YES;
		return complete ? NO : MAYBE;
	}
	if (condition->op == BRI_TEXT_TOKENS)
		return tokens_hold(policy, condition, text) ? YES : complete ? NO : MAYBE;
	if (condition->op == BRI_TEXT_NOT_GLOB) {
		for (uint32_t i = 0; i < condition->count; i++) {
			const char *word = bri_policy_text(policy, words[i]);
			bool open = word[0] && word[strlen(word) - 1] == '*'; /* whatever follows */
			if (bri_text_glob(word, text))
				return complete || open ? NO : MAYBE;
		}
		return complete ? YES : MAYBE;
	}
	for (uint32_t i = 0; i < condition->count; i++) {
		const char *word = bri_policy_text(policy, words[i]);
		if (condition->op == BRI_TEXT_PREFIX ? text_begins(text, word)
		    : condition->op == BRI_TEXT_HAS  ? text_holds(text, word)
		    : condition->op == BRI_TEXT_GLOB ? complete && bri_text_glob(word, text)
		                                     : complete && bri_text_same(text, word))
			return YES;
	}
	return complete ? NO : MAYBE;
}

/* Does a text fit whatever stands in its holes?  A star may stand for a hole, nothing else does. */
static bool holes_fit(const struct bri_policy *policy, const struct bri_condition *condition, const char *text,
                      bool complete)
{
	const uint32_t *words = bri_policy_words(policy, NULL) + condition->first;
	char open[TEXT_MAX + 2];
	size_t length = strlen(text);
	if (!strchr(text, HOLE))
		return false;
	memcpy(open, text, length + 1);
	if (!complete && open[length - 1] != HOLE) {
		open[length] = HOLE;
		open[length + 1] = 0;
	}
	for (uint32_t i = 0; i < condition->count; i++)
		if (bri_text_glob(bri_policy_text(policy, words[i]), open))
			return true;
	return false;
}

static enum tri ask_text(struct interp *in, struct state *state, const struct bri_condition *condition,
                         const struct atom *atom)
{
	char text[TEXT_MAX];
	bool complete;
	enum tri best = NO;
	uint32_t n = 0;
	if (atom->kind == ATOM_INT || atom->kind == ATOM_FUNCTION)
		return NO;
	for (; bri_atom_text_at(in, state, atom, n, text, sizeof text, &complete); n++) {
		if (condition->op == BRI_TEXT_GLOB && holes_fit(in->policy, condition, text, complete))
			return YES;
		if (condition->op == BRI_TEXT_NOT_GLOB && holes_fit(in->policy, condition, text, complete))
			continue;
		/* A hole ends what is known. */
		char *hole = strchr(text, HOLE);
		if (hole && condition->op != BRI_TEXT_TOKENS)
			*hole = 0;
		enum tri one = ask_one_text(in->policy, condition, text, complete && !hole);
		if (one == YES)
			return YES;
		if (one == MAYBE)
			best = MAYBE;
	}
	return n == 0 ? MAYBE : best;
}

static enum tri ask_number(const struct bri_policy *policy, const struct bri_condition *condition, int64_t value)
{
	const int64_t *numbers = bri_policy_numbers(policy, NULL) + condition->first;
	int64_t n = condition->number;
	if (condition->mask)
		value &= condition->mask;
	switch (condition->op) {
	case BRI_EQ:
		return value == n;
	case BRI_NE:
		return value != n;
	case BRI_LT:
		return value < n;
	case BRI_LE:
		return value <= n;
	case BRI_GT:
		return value > n;
	case BRI_GE:
		return value >= n;
	case BRI_SET:
		return (value & n) == n;
	case BRI_CLEAR:
		return (value & n) == 0;
	case BRI_NULL:
		return value == 0;
	case BRI_NOT_NULL:
		return value != 0;
	case BRI_IN:
	case BRI_NOT_IN:
		for (uint32_t i = 0; i < condition->count; i++)
			if (numbers[i] == value)
				return condition->op == BRI_IN;
		return condition->op == BRI_NOT_IN;
	default:
		return NO;
	}
}

static enum tri ask(struct interp *in, struct state *state, const struct bri_condition *condition,
                    const struct atom *atom)
{
	if (condition->op >= BRI_TEXT_IN && condition->op <= BRI_TEXT_LONGER)
		return ask_text(in, state, condition, atom);
	if (condition->op == BRI_MARKED)
		return bri_slot_may_be_marked(state, atom, (uint32_t)condition->number) ? YES : NO;
	if (condition->op == BRI_OBJECT_NAMED) {
		const uint32_t *words = bri_policy_words(in->policy, NULL) + condition->first;
		/* Its address, or what a pointer of that name holds. */
		uint32_t region = atom->kind == ATOM_ADDRESS                       ? atom->id
		                  : atom->kind == ATOM_SYMBOL && atom->number == 0 ? atom->source
		                                                                   : 0;
		for (uint32_t i = 0; region && i < condition->count; i++)
			if (in->regions[region].kind == REGION_OBJECT &&
			    strcmp(in->regions[region].name, bri_policy_text(in->policy, words[i])) == 0)
				return YES;
		return atom->kind == ATOM_SYMBOL ? MAYBE : NO;
	}
	if (condition->op == BRI_FROM_CALL) {
		const uint32_t *words = bri_policy_words(in->policy, NULL) + condition->first;
		for (uint32_t i = 0; atom->call && i < condition->count; i++)
			if (strcmp(atom->call, bri_policy_text(in->policy, words[i])) == 0)
				return YES;
		return atom->call || atom->kind != ATOM_SYMBOL ? NO : MAYBE;
	}
	if (atom->kind == ATOM_INT && condition->op == BRI_NAMED)
		return bri_enumerators_hold(in->policy, interp_unit(in), condition, atom->number);
	if (atom->kind == ATOM_INT)
		return ask_number(in->policy, condition, atom->number);
	bool nonzero = atom->kind != ATOM_SYMBOL || atom->flags & ATOM_NONZERO;
	if (!nonzero)
		return MAYBE;
	int64_t bits = atom_bits(atom) & (condition->mask ? condition->mask : -1);
	if (condition->op == BRI_SET && (bits & condition->number) == condition->number)
		return YES;
	if (condition->op == BRI_CLEAR && bits & condition->number)
		return NO;
	if (condition->op == BRI_NULL || (condition->op == BRI_EQ && condition->number == 0 && !condition->mask))
		return NO;
	if (condition->op == BRI_NOT_NULL || (condition->op == BRI_NE && condition->number == 0 && !condition->mask))
		return YES;
	return atom->kind == ATOM_SYMBOL ? MAYBE : NO;
}

static bool is_number_size(uint32_t size)
{
	return size == 1 || size == 2 || size == 4 || size == 8;
}

/* How wide the number is that lies there: as the member or object that the address was taken of; an int else. */
uint32_t bri_atom_width(struct interp *in, const struct atom *atom)
{
	uint32_t region = bri_atom_region(in, atom);
	if (is_number_size(atom->extent))
		return atom->extent;
	if (atom->kind == ATOM_ADDRESS && atom->number == 0 && is_number_size(in->regions[region].size))
		return in->regions[region].size;
	return 4;
}

uint32_t bri_pointer_size(const struct interp *in)
{
	const char *size = bri_unit_option(interp_unit(in), "pointer-size");
	return size && size[0] == '4' ? 4 : 8;
}

struct value bri_pointer_behind(struct interp *in, struct state *state, struct value value, unsigned word)
{
	struct bri_node shape = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	struct value at = bri_value_none();
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		struct atom atom = value.atoms[i];
		uint32_t region = bri_atom_region(in, &atom);
		if (region && word) {
			atom.number = (atom.kind == ATOM_ADDRESS ? atom.number : 0) + (int64_t)word * shape.size;
			atom.kind = ATOM_ADDRESS;
			atom.id = region;
		}
		at = bri_value_join(in, at, bri_value_of(in, atom));
	}
	return bri_load(in, state, at, &shape);
}

static struct value pointed(struct interp *in, struct state *state, const struct bri_condition *condition,
                            struct value value)
{
	if (condition->op >= BRI_TEXT_IN && condition->op <= BRI_TEXT_LONGER)
		return bri_pointer_behind(in, state, value, condition->deref - 1u);
	struct bri_node shape = {.type = BRI_SIGNED, .size = value.count ? bri_atom_width(in, &value.atoms[0]) : 4};
	return bri_load(in, state, value, &shape);
}

static const char *kept(struct interp *in, const char *text)
{
	char *copy = bri_interp_alloc(in, strlen(text) + 1);
	return strcpy(copy, text);
}

const char *bri_text_show(struct interp *in, const char *text, bool complete)
{
	char inner[64], quoted[96];
	size_t length = strcspn(text, (char[]){HOLE, BRI_BLURRED, 0}); /* BLURRED: it didn't travel */
	complete &= text[length] == 0 && length < sizeof inner;
	length = length < sizeof inner ? length : sizeof inner - 1;
	for (size_t i = 0; i < length; i++)
		inner[i] = (unsigned char)text[i] < 0x20 || text[i] == 0x7f ? '?' : text[i];
	inner[length] = 0;
	snprintf(quoted, sizeof quoted, "\"%s%s\"", inner, complete ? "" : "...");
	return kept(in, quoted);
}

static const char *show(struct interp *in, struct state *state, const struct atom *atom)
{
	char text[96];
	bool complete;
	if (atom->kind == ATOM_INT)
		snprintf(text, sizeof text, "%lld", (long long)atom->number);
	else if (atom->kind == ATOM_FUNCTION)
		snprintf(text, sizeof text, "%s",
		         bri_unit_text(in->world->units[atom->unit].unit,
		                       bri_unit_function(in->world->units[atom->unit].unit, atom->id)->name));
	else {
		char inner[64];
		if (!bri_atom_text(in, state, atom, inner, sizeof inner, &complete))
			return atom->call ? atom->call : "";
		if (complete && inner[0] && !inner[1])
			bri_atom_text_at(in, state, atom, 0, inner, sizeof inner, &complete);
		return bri_text_show(in, inner, complete);
	}
	return kept(in, text);
}

/* One chain (joined by `and`) of one atom. */
static enum tri ask_chain(struct interp *in, struct state *state, const struct bri_condition *first,
                          const struct atom *atom)
{
	enum tri result = YES;
	for (const struct bri_condition *condition = first;; condition++) {
		enum tri one = ask(in, state, condition, atom);
		if (one == NO)
			return NO;
		if (one == MAYBE)
			result = MAYBE;
		if (!condition->chained)
			return result;
	}
}

struct answer bri_conditions_any(struct interp *in, struct state *state, const struct bri_condition *first,
                                 uint32_t count, struct value value, bool may_be_left)
{
	struct answer answer = {.must = true, .known = true, .shown = ""};
	if (count && first->deref)
		value = pointed(in, state, first, value);
	for (uint32_t i = 0; i < value.count; i++) {
		const struct atom *atom = &value.atoms[i];
		enum tri best = NO;
		for (uint32_t c = 0; c < count; c++) {
			enum tri one = ask_chain(in, state, &first[c], atom);
			if (one == YES || (one == MAYBE && best == NO))
				best = one;
			while (first[c].chained)
				c++;
		}
		if (best == YES && may_be_left && value.count > 1 && bri_is_left_to_callers(atom))
			best = MAYBE;
		if (best != YES)
			answer.must = false;
		if (best == MAYBE)
			answer.known = false;
		if (best == YES && !answer.may) {
			answer.may = true;
			answer.atom = *atom;
			answer.shown = show(in, state, atom);
		}
	}
	answer.must = answer.must && answer.may;
	return answer;
}

static bool holds_of_one(struct interp *in, struct state *state, const struct bri_condition *condition,
                         struct value value)
{
	if (condition->deref)
		value = pointed(in, state, condition, value);
	for (uint32_t i = 0; i < value.count; i++) {
		enum tri one = ask(in, state, condition, &value.atoms[i]);
		/* An exception must be known to be one. */
		if (one == YES || (one == MAYBE && condition->op == BRI_TEXT_NOT_GLOB))
			return true;
	}
	return false;
}

bool bri_conditions_when_value(struct interp *in, struct state *state, const struct bri_api *api, uint8_t arg,
                               struct value value)
{
	const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + api->first_when;
	for (uint32_t c = 0; c < api->when; c++)
		if (conditions[c].arg == arg && conditions[c].op != BRI_IS_GROUP &&
		    !holds_of_one(in, state, &conditions[c], value))
			return false;
	return true;
}

/* Two values follow this name of a pair list. */
bool bri_pair_is_wide(struct interp *in, const struct bri_api *api, struct value name)
{
	const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + api->first_when;
	const int64_t *numbers = bri_policy_numbers(in->policy, NULL);
	int64_t number;
	for (uint32_t c = 0; c < api->when && bri_value_single(name, &number); c++)
		for (uint32_t i = 0; conditions[c].op == BRI_IS_GROUP && i < conditions[c].count; i++)
			if (numbers[conditions[c].first + i] == number)
				return true;
	return false;
}

/* A condition on another argument: one of its values is known to satisfy it. */
bool bri_conditions_when(struct interp *in, struct state *state, const struct bri_api *api,
                         const struct call_site *site)
{
	const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + api->first_when;
	for (uint32_t c = 0; c < api->when; c++) {
		const struct bri_condition *condition = &conditions[c];
		if (condition->arg == BRI_PAIR_NAME)
			continue;
		if (!site || condition->arg >= site->count ||
		    !holds_of_one(in, state, condition, site->args[condition->arg]))
			return false;
	}
	return true;
}

bool bri_conditions_when_surely(struct interp *in, struct state *state, const struct bri_api *api,
                                const struct call_site *site, struct value *ret_by, struct value *ret_others)
{
	const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + api->first_when;
	for (uint32_t c = 0; c < api->when; c++) {
		struct value value = conditions[c].arg < site->count ? site->args[conditions[c].arg] : bri_value_none();
		*ret_by = *ret_others = bri_value_none();
		for (uint32_t i = 0; value.count > 1 && i < value.count; i++) {
			struct value one = {1, &value.atoms[i]}, *list = holds_of_one(in, state, &conditions[c], one) ? ret_by : ret_others;
			*list = list->count ? bri_value_join(in, *list, one) : one;
		}
		if (ret_others->count)
			return false;
	}
	return true;
}

const char *bri_atom_show(struct interp *in, struct state *state, const struct atom *atom)
{
	return show(in, state, atom);
}
