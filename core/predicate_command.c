/* SPDX-License-Identifier: Apache-2.0 */
/* Does what reaches a role start a command that a check lists?  As one text, or word by word: arguments, a vector, a
 * container of texts. */
#include "check.h"
#include "interp.h"

#include <string.h>

#define TEXT_MAX 1024
#define ARGV_MAX 32
#define WORDS_MAX (ARGV_MAX + 3 * VALUE_MAX)

static bool any_pattern(struct interp *in, const struct bri_check *check, const char *text, const char *const *words,
                        size_t count)
{
	const struct bri_condition *patterns = bri_policy_conditions(in->policy, NULL) + check->first_condition;
	uint32_t letters = text ? bri_command_letters(text) : 0;
	for (uint32_t i = 0; i < check->conditions; i++) {
		if (patterns[i].op != BRI_IS_PATTERN)
			continue;
		if (text ? bri_command_text_matches(in->policy, &patterns[i], text, letters)
		         : bri_command_matches(in->policy, &patterns[i], words, count))
			return true;
	}
	return false;
}

/* Who handed the words over: whoever gave the last of those without which it would be no such command. */
static uint32_t giver_of(struct interp *in, const struct bri_check *check, const char **words, const uint32_t *acts,
                         size_t count)
{
	uint32_t giver = 0;
	for (size_t i = 0; i < count; i++) {
		const char *word = words[i];
		words[i] = "\x01";
		if (acts[i] > giver && !any_pattern(in, check, NULL, words, count))
			giver = acts[i];
		words[i] = word;
	}
	return giver;
}

/* The i-th word of the vector; none behind its end. */
static struct value argv_word(struct interp *in, struct state *state, const struct question *question, size_t i)
{
	struct bri_node shape = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	if (!(question->api->flags & BRI_API_ARGV))
		return i < ARGV_MAX && question->arg + i < question->site->count ? question->site->args[question->arg + i]
		                                                                 : bri_value_none();
	struct atom at = question->value.count == 1 ? question->value.atoms[0] : (struct atom){0};
	uint32_t region = question->value.count == 1 ? bri_atom_region(in, &at) : 0;
	if (!region)
		return bri_value_none();
	if (i >= ARGV_MAX) { /* what a loop put somewhere */
		struct value strays = bri_state_get(in, state, region)->strays;
		return i - ARGV_MAX < strays.count ? bri_value_of(in, strays.atoms[i - ARGV_MAX]) : bri_value_none();
	}
	at.id = region;
	at.kind = ATOM_ADDRESS;
	at.number += (int64_t)(i * shape.size);
	return bri_load(in, state, bri_value_of(in, at), &shape);
}

struct words {
	const char *text[WORDS_MAX];
	uint32_t acts[WORDS_MAX];
	size_t count;
};

static void add_word(struct interp *in, struct words *words, const char *text, uint32_t act)
{
	char *kept = words->count < WORDS_MAX ? bri_interp_alloc(in, strlen(text) + 1) : NULL;
	if (!kept || in->stop)
		return;
	words->acts[words->count] = act;
	words->text[words->count++] = strcpy(kept, text);
}

/* What may stand at a place: the first that is known goes there, what else it may be behind all others.  A program is
 * no option.  Returns whose it is. */
static struct atom add_place(struct interp *in, struct state *state, struct value word, struct words *words,
                             struct words *others)
{
	char text[TEXT_MAX];
	bool complete, is_program = words->count == 0, placed = false;
	struct atom given = word.atoms[0];
	for (uint32_t i = 0; i < word.count; i++) {
		const struct atom *atom = &word.atoms[i];
		for (uint32_t n = 0; bri_atom_text_at(in, state, atom, n, text, sizeof text, &complete); n++) {
			bool is_other = placed || (is_program && text[0] == '-' && word.count > 1);
			if (!text[0])
				continue;
			add_word(in, is_other ? others : words, text, atom->act);
			given = is_other ? given : *atom;
			placed |= !is_other;
		}
	}
	if (!placed)
		add_word(in, words, "\x01", given.act);
	return given;
}

/* The words of a container of texts: what stands at each place.  False: it isn't one. */
static bool add_list(struct interp *in, struct state *state, struct value list, struct words *words,
                     struct words *others, struct atom *ret_given)
{
	uint32_t region = list.count == 1 && list.atoms[0].kind == ATOM_ADDRESS ? list.atoms[0].id : 0;
	const struct memory *memory = region && in->regions[region].kind == REGION_BOX ? bri_state_get(in, state, region)
	                                                                               : NULL;
	bool is_list = false;
	for (uint32_t i = 0; memory && i < memory->count && !is_list; i++)
		for (uint32_t k = 0; k < memory->cells[i].value.count; k++)
			is_list |= memory->cells[i].content == CONTENT_VALUE &&
			           memory->cells[i].value.atoms[k].kind == ATOM_ADDRESS;
	for (uint32_t i = 0; is_list && i < memory->count; i++) {
		const struct cell *cell = &memory->cells[i];
		if (cell->content == CONTENT_VALUE && cell->value.count)
			*ret_given = add_place(in, state, cell->value, words, others);
		else
			add_word(in, words, "\x01", 0);
	}
	return is_list;
}

static const char *shown_words(struct interp *in, const struct words *words)
{
	char text[128] = "";
	size_t used = 0;
	for (size_t i = 0; i < words->count && used + strlen(words->text[i]) + 2 < 100; i++) {
		used += strlen(words->text[i]) + 1;
		strcat(strcat(text, i ? " " : ""), words->text[i]);
	}
	for (char *c = text; *c; c++)
		if (*c == HOLE)
			*c = '*';
	return strcpy(bri_interp_alloc(in, strlen(text) + 1), text);
}

static struct answer one_argv(struct interp *in, struct state *state, const struct question *question)
{
	struct answer answer = {.must = true, .known = true, .shown = ""};
	struct words words = {.count = 0}, others = {.count = 0};
	struct atom bad = {0};
	for (size_t i = 0; i < ARGV_MAX + VALUE_MAX; i++) {
		struct value word = argv_word(in, state, question, i);
		if (question->api->flags & BRI_API_REST && add_list(in, state, word, &words, &others, &bad))
			continue;
		int64_t number;
		if (word.count && !(bri_value_single(word, &number) && number == 0))
			bad = add_place(in, state, word, &words, &others);
		else if (i < ARGV_MAX)
			i = ARGV_MAX - 1; /* its end: now what has no place */
	}
	for (size_t i = 0; i < others.count; i++)
		add_word(in, &words, others.text[i], others.acts[i]);
	if (in->stop)
		return answer;
	answer.may = any_pattern(in, question->check, NULL, words.text, words.count);
	answer.must = answer.may;
	bool listed = question->api->flags & BRI_API_ARGV && question->value.count;
	answer.atom = listed ? question->value.atoms[0] : bad;
	if (!answer.may || !words.count)
		return answer;
	answer.shown = shown_words(in, &words);
	uint32_t giver = listed ? giver_of(in, question->check, words.text, words.acts, words.count) : 0;
	if (giver && giver < answer.atom.act)
		answer.atom.act = giver;
	return answer;
}

/* Each vector that a pointer may choose. */
static struct answer argv_command(struct interp *in, struct state *state, const struct question *question)
{
	if (!(question->api->flags & BRI_API_ARGV) || question->value.count < 2)
		return one_argv(in, state, question);
	struct answer all = {.must = true, .known = true, .shown = ""};
	for (uint32_t i = 0; i < question->value.count; i++) {
		struct question one = *question;
		one.value = (struct value){1, &question->value.atoms[i]};
		struct answer answer = one_argv(in, state, &one);
		if (answer.may && !all.may) {
			all.may = true;
			all.atom = answer.atom;
			all.shown = answer.shown;
		}
		all.must &= answer.must;
	}
	return all;
}

struct answer bri_starts_command(struct interp *in, struct state *state, const struct question *question)
{
	struct answer answer = {.must = true, .known = true, .shown = ""};
	char text[2 * TEXT_MAX];
	if (question->api->flags & (BRI_API_ARGV | BRI_API_REST))
		return argv_command(in, state, question);
	for (uint32_t i = 0; i < question->value.count; i++) {
		const struct atom *atom = &question->value.atoms[i];
		bool bad = false, complete;
		for (uint32_t n = 0; !bad && bri_atom_text_at(in, state, atom, n, text, sizeof text, &complete); n++)
			bad = any_pattern(in, question->check, text, NULL, 0);
		bri_note_text(in, state, question, atom, bad ? text : NULL, &answer);
	}
	answer.must &= answer.may;
	return answer;
}
