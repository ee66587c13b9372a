/* SPDX-License-Identifier: Apache-2.0 */
/* API files: one library's facts, each a line that says what an argument, a
 * field or a result is, or what a call does to memory and handles.  A fact whose
 * keys don't fit together is refused: it would silently say nothing. */

#include "policy_build.h"

#include <string.h>

static const char *const file_keys[] = {"library", "title", "facts", NULL};
static const char *const fact_keys[] = {"call",  "field",  "arg",     "role",   "bad",    "when",   "accepts", "handle",
                                        "slot",  "result", "checked", "effect", "to",     "length", "tag",     "exempt",
                                        "deref", "word",   "writes",  "argv",   "label",  "fix",    "mend",   "source",  "pairs",
                                        "named", "wide",   "needs",   "boxed",  "composed", "answers", "data",
                                        "parameter", "functions", "called", "beside", NULL};

/* In the order of enum bri_effect. */
static const char *const effect_words[] = {"none", "copy",       "copy-text", "append-text", "set",        "format",
                                           "fill", "clear",      "allocate",  "duplicate",   "return-arg", "derive",
                                           "mark", "strengthen", "preserve",  "length",      "find",       "register",
                                           "exit", "use",        "wrap",      "resize",     "unmark",     "last",
                                           "number", "compare",    "transform", "look-up", "put", "keep", "named-function", NULL};
_Static_assert(sizeof effect_words / sizeof *effect_words == BRI_EFFECTS + 1, "one word for each effect");

/* What an effect can't do without. */
enum { NEEDS_ARG = 1, NEEDS_TO = 2, NEEDS_TAG = 4, NEEDS_SLOT = 8 };
static const uint8_t effect_needs[BRI_EFFECTS] = {
    [BRI_EFFECT_COPY] = NEEDS_ARG | NEEDS_TO,
    [BRI_EFFECT_COPY_TEXT] = NEEDS_ARG | NEEDS_TO,
    [BRI_EFFECT_APPEND_TEXT] = NEEDS_ARG | NEEDS_TO,
    [BRI_EFFECT_SET] = NEEDS_ARG | NEEDS_TO,
    [BRI_EFFECT_FORMAT] = NEEDS_ARG,
    [BRI_EFFECT_FILL] = NEEDS_ARG,
    [BRI_EFFECT_CLEAR] = NEEDS_TO,
    [BRI_EFFECT_ALLOCATE] = NEEDS_ARG,
    [BRI_EFFECT_DUPLICATE] = NEEDS_ARG,
    [BRI_EFFECT_RETURN_ARG] = NEEDS_ARG,
    [BRI_EFFECT_DERIVE] = NEEDS_ARG,
    [BRI_EFFECT_MARK] = NEEDS_ARG | NEEDS_TAG,
    [BRI_EFFECT_UNMARK] = NEEDS_TAG,
    [BRI_EFFECT_STRENGTHEN] = NEEDS_ARG | NEEDS_SLOT,
    [BRI_EFFECT_LENGTH] = NEEDS_ARG,
    [BRI_EFFECT_FIND] = NEEDS_ARG,
    [BRI_EFFECT_LAST] = NEEDS_ARG,
    [BRI_EFFECT_NUMBER] = NEEDS_ARG,
    [BRI_EFFECT_COMPARE] = NEEDS_ARG | NEEDS_TO,
    [BRI_EFFECT_REGISTER] = NEEDS_ARG,
    [BRI_EFFECT_USE] = NEEDS_ARG,
    [BRI_EFFECT_WRAP] = NEEDS_ARG,
    [BRI_EFFECT_RESIZE] = NEEDS_ARG,
    [BRI_EFFECT_TRANSFORM] = NEEDS_ARG | NEEDS_TO,
    [BRI_EFFECT_LOOK_UP] = NEEDS_ARG,
    [BRI_EFFECT_PUT] = NEEDS_ARG | NEEDS_TO,
    [BRI_EFFECT_KEEP] = NEEDS_ARG,
    [BRI_EFFECT_NAMED] = NEEDS_ARG,
};

static int read_tag(struct bri_build *build, const struct bri_yaml *node, const char *key, uint8_t *ret_tag)
{
	const char *name = NULL;
	uint32_t tag;

	if (bri_yaml_text(node, key, &name, build->reterr) < 0)
		return -1;
	tag = bri_build_tag(build, name);
	if (tag == BRI_NOTHING)
		return bri_yaml_error(node, build->reterr,
		                      "unknown tag '%.60s': declare it under 'tags' in a rules file", name);
	*ret_tag = (uint8_t)tag;
	return 0;
}

static bool has_rest(const struct bri_yaml *node)
{
	return node && node->kind == BRI_YAML_SCALAR && node->plain && node->length > 1 && node->text[node->length - 1] == '+';
}

/* "2" or "2+". */
static int read_arg(struct bri_build *build, const struct bri_yaml *node, const char *key, struct bri_api *api, uint8_t *ret)
{
	struct bri_yaml first = *node;
	char text[24];

	if (has_rest(node) && node->length < sizeof text) {
		memcpy(text, node->text, node->length - 1);
		text[node->length - 1] = 0;
		first.text = text;
		first.length = node->length - 1;
		api->flags |= BRI_API_REST;
	}
	return bri_build_index(&first, key, ret, build->reterr);
}

static int read_indexes(struct bri_build *build, const struct bri_yaml *fact, struct bri_api *api)
{
	const struct {
		const char *key;
		uint8_t *index;
	} keys[] = {{"to", &api->to}, {"length", &api->length}, {"data", &api->length}, {"handle", &api->handle}};
	const struct bri_yaml *node = bri_yaml_get(fact, "arg"), *pairs = bri_yaml_get(fact, "pairs");

	api->arg = api->to = api->length = api->handle = BRI_NO_ARG;
	if (pairs) {
		if (node)
			return bri_yaml_error(pairs, build->reterr, "'arg' and 'pairs' exclude each other");
		api->flags |= BRI_API_PAIRS;
		node = pairs;
	}
	if (node && read_arg(build, node, "arg", api, &api->arg) < 0)
		return -1;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		node = bri_yaml_get(fact, keys[i].key);
		if (node && keys[i].index != &api->length && node->kind == BRI_YAML_SCALAR && node->length == 6 &&
		    memcmp(node->text, "result", 6) == 0) {
			*keys[i].index = BRI_TO_RESULT;
			continue;
		}
		bool may_rest = keys[i].index == &api->to || strcmp(keys[i].key, "data") == 0;
		if (node && (may_rest ? read_arg(build, node, keys[i].key, api, keys[i].index)
		                   : bri_build_index(node, keys[i].key, keys[i].index, build->reterr)) < 0)
			return -1;
	}
	return 0;
}

static int read_texts(struct bri_build *build, const struct bri_yaml *fact, struct bri_api *api)
{
	const struct {
		const char *key;
		uint32_t *string;
	} keys[] = {{"label", &api->label}, {"fix", &api->fix}, {"mend", &api->mend}, {"source", &api->source}, {"slot", &api->slot}};
	const char *text = NULL;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (bri_yaml_key_text(fact, keys[i].key, false, &text, build->reterr) < 0)
			return -1;
		*keys[i].string = bri_build_text(build, text);
	}
	return 0;
}

static int read_flags(struct bri_build *build, const struct bri_yaml *fact, struct bri_api *api)
{
	static const struct {
		const char *key;
		uint32_t flag;
	} keys[] = {{"checked", BRI_API_CHECKED}, {"deref", BRI_API_DEREF}, {"argv", BRI_API_ARGV},
	            {"boxed", BRI_API_BOXED}, {"composed", BRI_API_COMPOSED}};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct bri_yaml *node = bri_yaml_get(fact, keys[i].key);
		bool flag = false;

		if (node && bri_yaml_bool(node, keys[i].key, &flag, build->reterr) < 0)
			return -1;
		if (flag)
			api->flags |= keys[i].flag;
	}
	return 0;
}

/* Numbers that the flags hold, see policy.h. */
static int read_words(struct bri_build *build, const struct bri_yaml *fact, struct bri_api *api)
{
	const struct bri_yaml *word = bri_yaml_get(fact, "word"), *writes = bri_yaml_get(fact, "writes");
	uint8_t number = 0;

	if (word) {
		if (bri_build_index(word, "word", &number, build->reterr) < 0)
			return -1;
		if (!(api->flags & BRI_API_DEREF) || number > 15)
			return bri_yaml_error(word, build->reterr, "'word' needs 'deref', and is 0 to 15");
		api->flags |= (uint32_t)number << BRI_API_WORD_SHIFT;
	}
	const struct bri_yaml *answers = bri_yaml_get(fact, "answers");
	bool does = false;

	if (answers && bri_yaml_bool(answers, "answers", &does, build->reterr) < 0)
		return -1;
	if (does && writes)
		return bri_yaml_error(answers, build->reterr, "'answers' and 'writes' exclude each other");
	if (does)
		api->flags |= (uint32_t)BRI_WRITES_RESULT << BRI_API_WRITES_SHIFT;
	if (writes) {
		if (bri_build_index(writes, "writes", &number, build->reterr) < 0)
			return -1;
		api->flags |= (number + 1u) << BRI_API_WRITES_SHIFT;
	}
	return 0;
}

/* Role, result, effect and their tags: what the fact says. */
static int read_saying(struct bri_build *build, const struct bri_yaml *fact, struct bri_api *api)
{
	const struct bri_yaml *role = bri_yaml_get(fact, "role"), *result = bri_yaml_get(fact, "result");
	const struct bri_yaml *effect = bri_yaml_get(fact, "effect"), *tag = bri_yaml_get(fact, "tag");
	const struct bri_yaml *exempt = bri_yaml_get(fact, "exempt"), *needs_mark = bri_yaml_get(fact, "needs");
	const char *name = NULL;
	unsigned which = BRI_EFFECT_NONE;
	uint8_t needs;

	api->role = BRI_NOTHING;
	api->tag = BRI_NO_ARG;
	if (!role && !result && !effect)
		return bri_yaml_error(fact, build->reterr,
		                      "a fact that says nothing: give it a role, a result or an effect");
	if (role) {
		if (bri_yaml_text(role, "role", &name, build->reterr) < 0)
			return -1;
		api->role = bri_build_role(build, name);
		if (api->role == BRI_NOTHING)
			return bri_yaml_error(role, build->reterr,
			                      "unknown role '%.60s': declare it under 'roles' in a rules file", name);
	}
	if (effect && bri_yaml_word(effect, "effect", effect_words, &which, build->reterr) < 0)
		return -1;
	api->effect = (uint8_t)which;
	if (!!result + !!tag + !!exempt + !!needs_mark > 1)
		return bri_yaml_error(fact, build->reterr,
		                      "'result', 'tag', 'exempt' and 'needs' exclude each other: write two facts");
	if (tag && which != BRI_EFFECT_FILL && which != BRI_EFFECT_MARK && which != BRI_EFFECT_UNMARK &&
	    which != BRI_EFFECT_ALLOCATE)
		return bri_yaml_error(tag, build->reterr,
		                      "'tag' stands only with the effects fill, mark, unmark and allocate");
	needs = effect_needs[which];
	if (api->kind == BRI_API_FIELD)
		needs &= (uint8_t)~NEEDS_ARG;
	if ((needs & NEEDS_ARG && api->arg == BRI_NO_ARG) || (needs & NEEDS_TO && api->to == BRI_NO_ARG) ||
	    (needs & NEEDS_TAG && !tag) || (needs & NEEDS_SLOT && !api->slot))
		return bri_yaml_error(effect, build->reterr, "effect '%s' needs%s%s%s%s", effect_words[which],
		                      needs & NEEDS_ARG ? " 'arg'" : "", needs & NEEDS_TO ? " 'to'" : "",
		                      needs & NEEDS_TAG ? " 'tag'" : "", needs & NEEDS_SLOT ? " 'slot'" : "");
	if (which == BRI_EFFECT_ALLOCATE && tag) {
		if (bri_yaml_text(tag, "tag", &name, build->reterr) < 0)
			return -1;
		if (strcmp(name, "zeroed") != 0)
			return bri_yaml_error(tag, build->reterr, "the only tag of 'allocate' is 'zeroed'");
		api->tag = 1;
		return 0;
	}
	if (which == BRI_EFFECT_FILL && tag)
		api->flags |= BRI_API_BUFFER;
	if (exempt)
		api->flags |= BRI_API_EXEMPT_MARKED;
	if (needs_mark)
		api->flags |= BRI_API_NEEDS_MARKED;
	if (result)
		return read_tag(build, result, "result", &api->tag);
	if (tag)
		return read_tag(build, tag, "tag", &api->tag);
	if (needs_mark)
		return read_tag(build, needs_mark, "needs", &api->tag);
	return exempt ? read_tag(build, exempt, "exempt", &api->tag) : 0;
}

static int read_when(struct bri_build *build, const struct bri_yaml *when, struct bri_api *api)
{
	const struct bri_yaml *item;

	api->first_when = bri_build_count(build, BRI_TABLE_CONDITIONS);
	for (size_t n = 0; (item = bri_yaml_item(when, n)); n++) {
		const struct bri_yaml *arg, *deref, *word;
		uint8_t index = BRI_NO_ARG, which = 0;
		bool is_deref = false;

		if (item->kind != BRI_YAML_MAP)
			return bri_yaml_error(item, build->reterr, "'when' must be a map: {arg: N, <condition>}");
		arg = bri_yaml_get(item, "arg");
		deref = bri_yaml_get(item, "deref");
		word = bri_yaml_get(item, "word");
		if (!arg != (api->kind != BRI_API_CALL))
			return bri_yaml_error(item, build->reterr,
			                      arg ? "a field's or parameter's 'when' is about the value: it has no 'arg'"
			                          : "missing key 'arg'");
		if ((arg && bri_build_index(arg, "arg", &index, build->reterr) < 0) ||
		    (deref && bri_yaml_bool(deref, "deref", &is_deref, build->reterr) < 0) ||
		    (word && bri_build_index(word, "word", &which, build->reterr) < 0))
			return -1;
		if (word && (!is_deref || which > 15))
			return bri_yaml_error(word, build->reterr, "'word' needs 'deref', and is 0 to 15");
		if (bri_build_condition(build, item, index, is_deref ? which + 1u : 0, BRI_USE_WHEN) < 0)
			return -1;
	}
	api->when = bri_build_count(build, BRI_TABLE_CONDITIONS) - api->first_when;
	return 0;
}

/* A list of names and values: which name, and which names two values follow. */
static int read_pairs(struct bri_build *build, const struct bri_yaml *fact, struct bri_api *api)
{
	const struct bri_yaml *named = bri_yaml_get(fact, "named"), *wide = bri_yaml_get(fact, "wide");
	uint32_t first = bri_build_count(build, BRI_TABLE_CONDITIONS);
	struct bri_condition *conditions;

	if (!(api->flags & BRI_API_PAIRS))
		return named || wide ? bri_yaml_error(fact, build->reterr, "'named' and 'wide' also need 'pairs'") : 0;
	if (!named || api->role == BRI_NOTHING || api->effect != BRI_EFFECT_NONE)
		return bri_yaml_error(fact, build->reterr, "'pairs' needs 'named' and a 'role', and has no effect");
	if (!api->when)
		api->first_when = first;
	if (bri_build_condition(build, named, BRI_PAIR_NAME, 0, BRI_USE_BAD) < 0 ||
	    (wide && bri_build_numbers(build, wide, "wide", BRI_IS_GROUP, 0) < 0) || bri_build_memory(build) < 0)
		return -1;
	api->when = bri_build_count(build, BRI_TABLE_CONDITIONS) - api->first_when;
	conditions = build->tables[BRI_TABLE_CONDITIONS].items;
	for (uint32_t i = first; i < api->first_when + api->when; i++) {
		conditions[i].arg = BRI_PAIR_NAME;
		conditions[i].chained = 0;
	}
	return 0;
}

/* `ends: true`, and `{marked: TAG, arg: N}`. */
static int read_ending(struct bri_build *build, const struct bri_yaml *item)
{
	const struct bri_yaml *ends = bri_yaml_get(item, "ends"), *marked = bri_yaml_get(item, "marked");
	const struct bri_yaml *arg = bri_yaml_get(item, "arg");
	struct bri_condition *condition;
	uint8_t index = BRI_NO_ARG, tag = BRI_NO_ARG;
	bool does = false;

	if (!marked != !arg)
		return bri_yaml_error(item, build->reterr, "'marked' and 'arg' stand together");
	if (ends && bri_yaml_bool(ends, "ends", &does, build->reterr) < 0)
		return -1;
	if (does) {
		condition = bri_build_add(build, BRI_TABLE_CONDITIONS);
		condition->op = BRI_ENDS;
		condition->arg = BRI_NO_ARG;
	}
	if (!marked)
		return 0;
	if (read_tag(build, marked, "marked", &tag) < 0 || bri_build_index(arg, "arg", &index, build->reterr) < 0)
		return -1;
	condition = bri_build_add(build, BRI_TABLE_CONDITIONS);
	condition->op = BRI_ENDS_MARKED;
	condition->arg = index;
	condition->number = tag;
	return 0;
}

static int read_accepts(struct bri_build *build, const struct bri_yaml *accepts, struct bri_api *api)
{
	static const char *const keys[] = {"returns", "lands-zero", "ends", "marked", "arg", NULL};
	const struct bri_yaml *item;

	api->first_accept = bri_build_count(build, BRI_TABLE_CONDITIONS);
	for (size_t n = 0; (item = bri_yaml_item(accepts, n)); n++) {
		const struct bri_yaml *returns, *zero;
		uint8_t index = BRI_NO_ARG;

		if (bri_yaml_is_map(item, "accepts", keys, build->reterr) < 0)
			return -1;
		returns = bri_yaml_get(item, "returns");
		zero = bri_yaml_get(item, "lands-zero");
		if (returns && bri_build_condition(build, returns, BRI_NO_ARG, false, BRI_USE_RETURNS) < 0)
			return -1;
		if (zero) {
			struct bri_condition *condition;

			if (bri_build_index(zero, "lands-zero", &index, build->reterr) < 0)
				return -1;
			condition = bri_build_add(build, BRI_TABLE_CONDITIONS);
			condition->op = BRI_LANDS_ZERO;
			condition->arg = index;
		}
		if (read_ending(build, item) < 0)
			return -1;
	}
	api->accept = bri_build_count(build, BRI_TABLE_CONDITIONS) - api->first_accept;
	if (api->accept == 0)
		return bri_yaml_error(accepts, build->reterr, "'accepts' is empty");
	return 0;
}

static int read_conditions(struct bri_build *build, const struct bri_yaml *fact, struct bri_api *api)
{
	const struct bri_yaml *bad = bri_yaml_get(fact, "bad"), *when = bri_yaml_get(fact, "when");
	const struct bri_yaml *accepts = bri_yaml_get(fact, "accepts"), *item;

	api->first_bad = bri_build_count(build, BRI_TABLE_CONDITIONS);
	for (size_t n = 0; bad && (item = bri_yaml_item(bad, n)); n++)
		if (bri_build_condition(build, item, BRI_NO_ARG,
		                        api->flags & BRI_API_DEREF ? bri_api_word(api->flags) + 1 : 0, BRI_USE_BAD) < 0)
			return -1;
	api->bad = bri_build_count(build, BRI_TABLE_CONDITIONS) - api->first_bad;
	if (bad && api->bad == 0 && !build->broken)
		return bri_yaml_error(bad, build->reterr, "'bad' is an empty list");
	if (when && read_when(build, when, api) < 0)
		return -1;
	if (read_pairs(build, fact, api) < 0)
		return -1;
	return accepts ? read_accepts(build, accepts, api) : 0;
}

/* By which words a parameter is known, and by which ones its function and the other parameters. */
static int read_parameter(struct bri_build *build, const struct bri_yaml *fact, struct bri_api *api)
{
	static const char *const keys[] = {"parameter", "functions", "called", "beside"};
	uint32_t first = bri_build_count(build, BRI_TABLE_CONDITIONS);

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct bri_yaml *list = bri_yaml_get(fact, keys[i]);

		if (list && api->kind != BRI_API_PARAMETER)
			return bri_yaml_error(list, build->reterr, "'%s' also needs 'parameter'", keys[i]);
		if (list && bri_build_words(build, list, keys[i], BRI_IS_WORDS, bri_build_text(build, keys[i])) < 0)
			return -1;
	}
	if (bri_build_count(build, BRI_TABLE_CONDITIONS) > first)
		api->first_accept = first;
	api->accept += bri_build_count(build, BRI_TABLE_CONDITIONS) - first;
	return 0;
}

/* Which keys go together, beyond what an effect needs. */
static int check_fact(struct bri_build *build, const struct bri_yaml *fact, const struct bri_api *api)
{
	static const char *const not_of_fields[] = {"arg",  "handle", "checked", "to",    "length",
	                                            "argv", "pairs",  "writes",  "boxed", "composed", "answers", "data", NULL};

	if (api->kind != BRI_API_CALL) {
		for (const char *const *key = not_of_fields; *key; key++)
			if (bri_yaml_get(fact, *key))
				return bri_yaml_error(bri_yaml_get(fact, *key), build->reterr, "a %s has no '%s'",
				                      api->kind == BRI_API_FIELD ? "field" : "parameter", *key);
		if (api->kind == BRI_API_PARAMETER && (api->role == BRI_NOTHING || api->slot || api->flags ||
		                                       api->tag != BRI_NO_ARG || api->effect != BRI_EFFECT_NONE || bri_yaml_get(fact, "accepts")))
			return bri_yaml_error(fact, build->reterr, "a parameter has a 'role', 'bad' and 'when', and no more");
		if (api->effect != BRI_EFFECT_NONE && api->effect != BRI_EFFECT_MARK &&
		    api->effect != BRI_EFFECT_STRENGTHEN)
			return bri_yaml_error(bri_yaml_get(fact, "effect"), build->reterr,
			                      "a field's effects are 'mark' and 'strengthen'");
		if (bri_yaml_get(fact, "result") && (api->role != BRI_NOTHING || api->effect != BRI_EFFECT_NONE))
			return bri_yaml_error(bri_yaml_get(fact, "result"), build->reterr,
			                      "a field's 'result' stands alone: write two facts");
		return 0;
	}
	bool is_made = api->effect == BRI_EFFECT_TRANSFORM, is_started = api->effect == BRI_EFFECT_REGISTER;
	if (has_rest(bri_yaml_get(fact, "to")) != (is_made && api->flags & BRI_API_REST))
		return bri_yaml_error(fact, build->reterr, "'to: N+' stands with the effect transform, and that with no 'arg: N+'");
	if (bri_yaml_get(fact, "data") && (!is_started || api->to >= BRI_TO_RESULT || bri_yaml_get(fact, "length") ||
	                                   has_rest(bri_yaml_get(fact, "arg"))))
		return bri_yaml_error(bri_yaml_get(fact, "data"), build->reterr,
		                      "'data' stands with the effect register of one 'arg', and needs 'to'");
	if (api->flags & BRI_API_CHECKED && (api->locus != BRI_AT_RESULT || api->handle >= BRI_TO_RESULT || !api->slot))
		return bri_yaml_error(fact, build->reterr, "'checked' also needs 'result', 'handle' and 'slot'");
	if (api->flags & (BRI_API_EXEMPT_MARKED | BRI_API_NEEDS_MARKED) && api->handle == BRI_NO_ARG)
		return bri_yaml_error(fact, build->reterr, "'exempt' and 'needs' also need 'handle'");
	if (api->to == BRI_TO_RESULT && !(api->flags & BRI_API_BOXED) && !is_made)
		return bri_yaml_error(fact, build->reterr, "'to: result' also needs 'boxed'");
	if (api->flags & BRI_API_BOXED && api->to == BRI_NO_ARG && api->effect != BRI_EFFECT_RETURN_ARG &&
	    api->effect != BRI_EFFECT_FIND && api->effect != BRI_EFFECT_LAST && api->effect != BRI_EFFECT_FILL &&
	    api->effect != BRI_EFFECT_LOOK_UP)
		return bri_yaml_error(fact, build->reterr, "'boxed' stands only with 'to' and with the effects "
		                                           "return-arg, find, last, fill and look-up");
	bool is_of_container = api->effect == BRI_EFFECT_LAST || api->effect == BRI_EFFECT_LOOK_UP || api->effect == BRI_EFFECT_PUT;
	if (is_of_container && !(api->flags & BRI_API_BOXED))
		return bri_yaml_error(fact, build->reterr, "'last', 'look-up' and 'put' also need 'boxed'");
	if (api->arg == BRI_NO_ARG && (api->bad || api->accept || api->flags & (BRI_API_DEREF | BRI_API_ARGV)) &&
	    api->locus != BRI_AT_RESULT)
		return bri_yaml_error(fact, build->reterr, "'bad', 'accepts', 'deref' and 'argv' also need 'arg'");
	if (api->flags & BRI_API_COMPOSED &&
	    (api->arg == BRI_NO_ARG || !api->bad || api->effect != BRI_EFFECT_NONE ||
	     api->flags & (BRI_API_DEREF | BRI_API_ARGV | BRI_API_REST | BRI_API_PAIRS)))
		return bri_yaml_error(fact, build->reterr, "'composed' needs one 'arg', 'role' and 'bad', and no effect");
	if (bri_api_writes(api->flags) && (api->arg == BRI_NO_ARG || api->role == BRI_NOTHING || api->accept))
		return bri_yaml_error(fact, build->reterr, "'writes' needs 'arg' and 'role', and no 'accepts'");
	if (bri_yaml_get(fact, "result") && bri_yaml_get(fact, "arg") && api->effect == BRI_EFFECT_NONE)
		return bri_yaml_error(bri_yaml_get(fact, "arg"), build->reterr,
		                      "'arg' and 'result' speak of two values: write two facts");
	return 0;
}

/* One entry for each name; they share their conditions. */
static int add_names(struct bri_build *build, const struct bri_yaml *subject, const struct bri_api *api)
{
	const char *what = api->kind == BRI_API_CALL ? "call" : "field", *name = NULL;
	const struct bri_yaml *item;
	size_t n = 0;

	if (api->kind == BRI_API_PARAMETER) { /* looked up as a whole */
		uint32_t all = bri_build_text(build, "parameters");
		struct bri_api *one = bri_build_add(build, BRI_TABLE_APIS);
		*one = *api;
		one->name = all;
		return 0;
	}
	for (; (item = bri_yaml_item(subject, n)); n++) {
		struct bri_api *one;
		uint32_t string;

		if (bri_yaml_text(item, what, &name, build->reterr) < 0)
			return -1;
		if (!*name || (strchr(name, ' ') && !strstr(name, "::") && !strchr(name, '(')) || strchr(name, '\n'))
			return bri_yaml_error(item, build->reterr, "'%s' must be a name", what);
		if (api->kind == BRI_API_FIELD &&
		    (!strchr(name, '.') || name[0] == '.' || name[strlen(name) - 1] == '.'))
			return bri_yaml_error(item, build->reterr, "'field' must be type.member or *.member");
		string = bri_build_text(build, name);
		one = bri_build_add(build, BRI_TABLE_APIS);
		*one = *api;
		one->name = string;
	}
	if (n == 0)
		return bri_yaml_error(subject, build->reterr, "'%s' is an empty list", what);
	return 0;
}

static int read_fact(struct bri_build *build, const struct bri_yaml *fact, uint32_t library)
{
	const struct bri_yaml *call, *field, *parameter;
	struct bri_api api;

	memset(&api, 0, sizeof api);
	if (bri_yaml_is_map(fact, "a fact", fact_keys, build->reterr) < 0)
		return -1;
	call = bri_yaml_get(fact, "call");
	field = bri_yaml_get(fact, "field");
	parameter = bri_yaml_get(fact, "parameter");
	if (!!call + !!field + !!parameter != 1)
		return bri_yaml_error(fact, build->reterr, "a fact is about either a 'call', a 'field' or a 'parameter'");
	api.library = library;
	api.kind = call ? BRI_API_CALL : field ? BRI_API_FIELD : BRI_API_PARAMETER;
	if (read_indexes(build, fact, &api) < 0 || read_texts(build, fact, &api) < 0 ||
	    read_flags(build, fact, &api) < 0 || read_words(build, fact, &api) < 0 || read_saying(build, fact, &api) < 0 ||
	    read_conditions(build, fact, &api) < 0 || read_parameter(build, fact, &api) < 0)
		return -1;
	if (parameter)
		api.locus = BRI_AT_ARG;
	else if (field)
		api.locus = BRI_AT_VALUE;
	else if (bri_yaml_get(fact, "result"))
		api.locus = BRI_AT_RESULT;
	else
		api.locus = api.arg != BRI_NO_ARG ? BRI_AT_ARG : BRI_AT_USE;
	if (check_fact(build, fact, &api) < 0)
		return -1;
	return add_names(build, call ? call : field ? field : parameter, &api);
}

int bri_build_api_file(struct bri_build *build, const struct bri_yaml *file)
{
	const char *library = NULL, *title = NULL;
	const struct bri_yaml *facts;
	uint32_t string;

	if (bri_yaml_is_map(file, "an API file", file_keys, build->reterr) < 0 ||
	    bri_yaml_key_text(file, "library", true, &library, build->reterr) < 0 ||
	    bri_yaml_key_text(file, "title", false, &title, build->reterr) < 0)
		return -1;
	facts = bri_yaml_get(file, "facts");
	if (!facts)
		return bri_yaml_error(file, build->reterr, "missing key 'facts'");
	if (facts->kind != BRI_YAML_LIST)
		return bri_yaml_error(facts, build->reterr, "'facts' must be a list");
	string = bri_build_text(build, library);
	for (size_t i = 0; i < facts->count; i++)
		if (read_fact(build, facts->items[i], string) < 0)
			return -1;
	return bri_build_memory(build);
}
