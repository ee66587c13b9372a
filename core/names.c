/* SPDX-License-Identifier: Apache-2.0 */
/* What a name says of the thing that bears it, as far as the policy's checks ask: the words of an identifier, set
 * apart by "_", matched with the checks' globs.  Knows no word itself. */
#include "check.h"
#include "cxx_name.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_MAX BRI_SPELLED_MAX

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "wifiPassword2" -> "_wifi_password_"; of "type.member" and "space::function(int)" the last name. `numbered`: digits are
 * kept, "webMD5Block" -> "_web_md5_block_". */
static void spell(const char *name, bool numbered, char words[BRI_SPELLED_MAX])
{
	size_t used = 0, length = strcspn(name, "(<");
	const char *first = name;
	for (size_t i = 0; i < length; i++)
		if (name[i] == '.' || name[i] == ':')
			first = name + i + 1;
	words[used++] = '_';
	for (const char *c = first; c < name + length && used + 3 < WORDS_MAX; c++) {
		bool counts = numbered && is_digit(*c), after_digit = numbered && c > first && is_digit(c[-1]);
		bool begins = is_upper(*c) && c > first &&
		              (is_lower(c[-1]) || ((is_upper(c[-1]) || after_digit) && is_lower(c[1])));
		if ((begins || !(is_upper(*c) || is_lower(*c) || counts)) && words[used - 1] != '_')
			words[used++] = '_';
		if (is_upper(*c) || is_lower(*c) || counts)
			words[used++] = is_upper(*c) ? (char)(*c + 32) : *c;
	}
	if (words[used - 1] != '_')
		words[used++] = '_';
	words[used] = 0;
}

void bri_spell(const char *name, char words[BRI_SPELLED_MAX])
{
	spell(name, false, words);
}

void bri_spell_numbered(const char *name, char words[BRI_SPELLED_MAX])
{
	spell(name, true, words);
}

static const struct bri_condition *words_of(const struct bri_policy *policy, const struct bri_check *check, const char *key)
{
	const struct bri_condition *conditions = bri_policy_conditions(policy, NULL) + check->first_condition;
	for (uint32_t i = 0; i < check->conditions; i++)
		if (conditions[i].op == BRI_IS_WORDS && strcmp(bri_policy_text(policy, conditions[i].text), key) == 0)
			return &conditions[i];
	return NULL;
}

/* "*word_" and "*_word_*" are what most globs look like: compared from the end, or looked for. */
enum { GLOB_TAIL, GLOB_INSIDE, GLOB_OTHER };
struct name_glob {
	const char *text; /* what is compared: without its "!", and without the stars of the first two forms */
	uint16_t length;
	uint8_t form;
};
/* What a condition "names" asks, ready to be compared. */
struct name_list {
	const struct bri_condition *names;
	unsigned kind; /* of the check */
	struct name_glob *globs;
	size_t positive; /* those without a "!", in front */
};

static struct name_glob read_glob(const char *text)
{
	size_t length = strlen(text), plain = text[0] ? 1 + strcspn(text + 1, "*?") : 0;
	struct name_glob glob = {text, (uint16_t)length, GLOB_OTHER};
	if (text[0] != '*' || plain + 1 < length || (plain + 1 == length && text[plain] != '*'))
		return glob;
	glob.form = plain == length ? GLOB_TAIL : GLOB_INSIDE;
	glob.text++;
	glob.length = (uint16_t)(plain - 1);
	return glob;
}

static bool glob_fits(const struct name_glob *glob, const char *words, size_t length)
{
	if (glob->form == GLOB_TAIL)
		return glob->length <= length && memcmp(words + length - glob->length, glob->text, glob->length) == 0;
	return glob->form == GLOB_INSIDE ? memmem(words, length, glob->text, glob->length) != NULL
	                                 : glob->text[0] && bri_text_glob(glob->text, words);
}

/* One of the globs with a "!" fits. */
static bool is_denied(const struct name_list *list, const char *words, size_t length)
{
	for (size_t i = list->positive; i < list->names->count; i++)
		if (glob_fits(&list->globs[i], words, length))
			return true;
	return false;
}

/* One of the globs fits, and none of those with a "!". */
static bool fits(const struct name_list *list, const char *words)
{
	size_t length = strlen(words);
	bool hit = false;
	for (size_t i = 0; i < list->positive && !hit; i++)
		hit = glob_fits(&list->globs[i], words, length);
	return hit && !is_denied(list, words, length);
}

static unsigned kind_of(enum bri_predicate predicate)
{
	return predicate == BRI_IS_COMPARED_SECRET ? NAME_COMPARED
	       : predicate == BRI_IS_LOGGED        ? NAME_LOGGED
	       : predicate == BRI_IS_FROM          ? NAME_DRAWN
	                                           : 0;
}

static const struct name_list *list_of(const struct world *world, const struct bri_condition *names)
{
	for (size_t i = 0; i < world->name_list_count; i++)
		if (world->name_lists[i].names == names)
			return &world->name_lists[i];
	return NULL;
}

static bool add_list(struct world *world, const struct bri_condition *names, unsigned kind)
{
	const uint32_t *words = bri_policy_words(world->policy, NULL) + names->first;
	struct name_list *grown = realloc(world->name_lists, (world->name_list_count + 1) * sizeof *grown);
	if (!grown)
		return false;
	world->name_lists = grown;
	struct name_list *list = &grown[world->name_list_count];
	*list = (struct name_list){names, kind, malloc((names->count + 1) * sizeof *list->globs), 0};
	if (!list->globs)
		return false;
	world->name_list_count++;
	size_t negative = names->count;
	for (uint32_t i = 0; i < names->count; i++) {
		const char *text = bri_policy_text(world->policy, words[i]);
		if (text[0] == '!' && text[1])
			list->globs[--negative] = read_glob(text + 1);
		else
			list->globs[list->positive++] = read_glob(text);
	}
	return true;
}

static bool add_numbers(struct world *world, const struct bri_condition *numbers)
{
	if (!add_list(world, numbers, NAME_NUMBER))
		return false;
	const struct name_list *list = &world->name_lists[world->name_list_count - 1];
	for (size_t i = 0; i < list->positive; i++) { /* "*code_" */
		const struct name_glob *glob = &list->globs[i];
		bool is_word = glob->form == GLOB_TAIL && glob->length > 1 && is_lower(glob->text[glob->length - 2]);
		world->number_ends |= is_word ? 1u << (glob->text[glob->length - 2] & 31) : UINT32_MAX;
	}
	return true;
}

bool bri_names_find(struct world *world)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(world->policy, &count);
	for (size_t i = 0; i < count; i++) {
		unsigned kind = kind_of((enum bri_predicate)checks[i].predicate);
		const struct bri_condition *names = kind ? words_of(world->policy, &checks[i], "names") : NULL;
		static const char *const others[] = {"functions", "refusing", "carriers"};
		for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
			const struct bri_condition *other = words_of(world->policy, &checks[i], others[k]);
			if (other && !list_of(world, other) && !add_list(world, other, 0))
				return false;
			world->carriers = other && k == 2 ? other : world->carriers;
		}
		const struct bri_condition *members = words_of(world->policy, &checks[i], "members");
		const struct bri_condition *numbers = words_of(world->policy, &checks[i], "numbers");
		if (members && !list_of(world, members) && !add_list(world, members, NAME_JOINED))
			return false;
		if (numbers && !list_of(world, numbers) && !add_numbers(world, numbers))
			return false;
		if (!names)
			continue;
		if (!list_of(world, names) && !add_list(world, names, kind))
			return false;
		world->asked_names |= kind;
		if (kind == NAME_LOGGED && checks[i].tag < BRI_TAGS_MAX)
			world->secret_tags |= 1u << checks[i].tag;
		if (kind == NAME_DRAWN)
			world->drawn_tags |= bri_from_tag(&checks[i]);
	}
	return true;
}

/* Of a fact on declared parameters: made when the first function asks. */
bool bri_words_read(struct world *world, const struct bri_condition *words)
{
	return list_of(world, words) || add_list(world, words, 0);
}

bool bri_words_fit(const struct world *world, const struct bri_condition *words, const char *spelled)
{
	const struct name_list *list = list_of(world, words);
	return list && (list->positive ? fits(list, spelled) : !is_denied(list, spelled, strlen(spelled)));
}

bool bri_words_only_deny(const struct world *world, const struct bri_condition *words)
{
	const struct name_list *list = list_of(world, words);
	return list && list->positive == 0;
}

void bri_names_forget(struct world *world)
{
	for (size_t i = 0; i < world->name_list_count; i++)
		free(world->name_lists[i].globs);
	free(world->name_lists);
}

static bool fits_list(const struct world *world, const struct bri_condition *list_words, const char *name)
{
	const struct name_list *list = name[0] && list_words ? list_of(world, list_words) : NULL;
	char words[WORDS_MAX];
	if (!list)
		return false;
	bri_spell(name, words);
	return fits(list, words);
}

bool bri_name_fits(const struct world *world, const struct bri_check *check, const char *name)
{
	return fits_list(world, words_of(world->policy, check, "names"), name);
}

bool bri_function_fits(const struct world *world, const struct bri_check *check, const char *name)
{
	return fits_list(world, words_of(world->policy, check, "functions"), name);
}

/* "client.token" is asked about as client_token. */
static bool fits_joined(const struct world *world, const char *name)
{
	char whole[WORDS_MAX], words[WORDS_MAX];
	char *dot = strlen(name) < sizeof whole ? strrchr(strcpy(whole, name), '.') : NULL;
	bool hit = false;
	if (!dot || dot == whole)
		return false;
	*dot = '_';
	bri_spell(whole, words);
	for (size_t i = 0; i < world->name_list_count && !hit; i++)
		hit = world->name_lists[i].kind == NAME_LOGGED && fits(&world->name_lists[i], words);
	return hit;
}

unsigned bri_name_kinds(struct world *world, uint32_t unit, uint32_t name)
{
	struct world_unit *home = &world->units[unit];
	if (!world->asked_names || name == 0 || name >= home->names)
		return 0;
	if (home->name_kinds[name] & NAME_ASKED)
		return home->name_kinds[name];
	unsigned kinds = NAME_ASKED | (home->name_kinds[name] & ~(unsigned)NAME_NUMBER);
	char words[WORDS_MAX];
	bri_spell(bri_unit_text(home->unit, name), words);
	for (size_t i = 0; i < world->name_list_count; i++)
		if (world->name_lists[i].kind & ~kinds && fits(&world->name_lists[i], words))
			kinds |= world->name_lists[i].kind;
	if (kinds & NAME_JOINED && (kinds & NAME_LOGGED || !fits_joined(world, bri_unit_text(home->unit, name))))
		kinds &= ~(unsigned)NAME_JOINED;
	home->name_kinds[name] = (uint8_t)kinds;
	return kinds;
}

bool bri_function_refuses(const struct world *world, const char *name)
{
	size_t count;
	bool fits = false;
	const struct bri_check *checks = bri_policy_checks(world->policy, &count);
	for (size_t i = 0; i < count && !fits; i++)
		if (checks[i].predicate == BRI_IS_COMPARED_SECRET)
			fits = fits_list(world, words_of(world->policy, &checks[i], "refusing"), name);
	return fits;
}

static const struct bri_node *plain(const struct world *world, uint32_t unit, uint32_t expression)
{
	const struct bri_unit *facts = world->units[unit].unit;
	const struct bri_node *node = bri_unit_node(facts, bri_stands_for(world, unit, expression));
	while (node->kind == BRI_ADDRESS)
		node = bri_unit_node(facts, bri_stands_for(world, unit, node->a));
	return node;
}

/* Do the numbers that stand in the call say that the fact speaks of it? */
static bool speaks_of(const struct world *world, uint32_t unit, const struct bri_api *api, const uint32_t *items,
                      size_t count)
{
	const struct bri_condition *when = bri_policy_conditions(world->policy, NULL) + api->first_when;
	const int64_t *numbers = bri_policy_numbers(world->policy, NULL);
	bool all = true;
	for (uint32_t i = 0; i < api->when && all; i++) {
		const struct bri_node *said = when[i].arg < count ? plain(world, unit, items[when[i].arg]) : NULL;
		bool is_asked = said && said->kind == BRI_INT && !when[i].deref && !when[i].mask, hit = false;
		if (is_asked && when[i].op == BRI_EQ)
			hit = bri_node_int(said) == when[i].number;
		for (uint32_t n = 0; is_asked && when[i].op == BRI_IN && n < when[i].count; n++)
			hit |= bri_node_int(said) == numbers[when[i].first + n];
		all = hit;
	}
	return all && api->locus == BRI_AT_ARG && api->arg < count;
}

/* "data", "value": what that holds, the object says that it is a member of. */
static bool says_nothing(const struct world *world, uint32_t unit, uint32_t name)
{
	char words[WORDS_MAX];
	bool denied = false;
	bri_spell(bri_unit_text(world->units[unit].unit, name), words);
	for (size_t l = 0; l < world->name_list_count && !denied; l++)
		denied = world->name_lists[l].kind == NAME_LOGGED && is_denied(&world->name_lists[l], words, strlen(words));
	return denied;
}

static bool is_letter(char c)
{
	return is_lower(c) || is_upper(c) || c == '_';
}

/* Does the last word before `end` fit a list of that kind? */
static bool is_labelled(const struct world *world, enum name_kind kind, const char *text, const char *end)
{
	char word[WORDS_MAX], words[WORDS_MAX];
	for (; end > text && strchr(" :='\"([<.\t", end[-1]); end--) /* "Password ....: '%s'" */
		if (end - text > 4 && memcmp(end - 4, " is ", 4) == 0)
			end -= 3;
	const char *first = end;
	while (first > text && is_letter(first[-1]) && end - first + 1 < WORDS_MAX)
		first--;
	memcpy(word, first, (size_t)(end - first));
	word[end - first] = 0;
	bri_spell(word, words);
	for (size_t i = 0; i < world->name_list_count && strcmp(words, "_pass_") != 0; i++) /* "PASS: %s" is a test's */
		if (world->name_lists[i].kind == kind && fits(&world->name_lists[i], words))
			return true;
	return false;
}

bool bri_calls_it_secret(const struct world *world, const char *text, const char *end)
{
	return is_labelled(world, NAME_LOGGED, text, end);
}

/* "Password = %s" with `pwd` behind it: what may be a password is one where the text says so, or where somebody's name goes
 * before it: "ssid:%s pwd:%s".  A working directory is printed alone. */
static bool names_labelled(struct world *world, uint32_t unit, const char *text, const uint32_t *items, size_t count)
{
	const char *start = text; /* behind the last one: its argument has a label of its own */
	size_t at = 0;
	bool assigned = false;
	for (const char *c = strchr(text, '%'); c && at < count; c = strchr(c, '%')) {
		const char *label = c++;
		while (*c && strchr("-+ #0123456789.*hlqjzt", *c))
			at += *c++ == '*';
		if (*c == '%')
			c++;
		else if (*c == 's' && at < count &&
		         (bri_calls_it_secret(world, start, label) || (at && is_labelled(world, NAME_COMPARED, start, label)))) {
			uint32_t name = bri_lvalue_name_id(world->units[unit].unit, bri_stands_for(world, unit, items[at]));
			if (bri_name_kinds(world, unit, name) & NAME_COMPARED)
				world->units[unit].name_kinds[name] |= NAME_GIVEN;
			assigned |= bri_label_assigns(start, label) && bri_calls_it_secret(world, start, label);
		}
		at += label[1] != '%';
		start = c;
	}
	return assigned;
}

static bool names_in_formats(struct world *world, uint32_t unit, const uint32_t *items, size_t count)
{
	bool assigned = false;
	for (size_t i = 0; i + 1 < count; i++) {
		size_t length;
		bool is_array = bri_unit_node(world->units[unit].unit, items[i])->kind == BRI_ADDRESS;
		const char *text = is_array ? (const char *)bri_text_behind(world, unit, items[i], &length) : NULL;
		if (text && length > 2 && memchr(text, 0, length))
			assigned |= names_labelled(world, unit, text, items + i + 1, count - i - 1);
	}
	return assigned;
}

bool bri_names_given(struct world *world, uint32_t unit, const struct bri_node *call)
{
	size_t count;
	struct world_unit *home = &world->units[unit];
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	const struct bri_role *roles = bri_policy_roles(world->policy, NULL);
	const uint32_t *items = bri_unit_list(home->unit, call, &count);
	bool assigned = names_in_formats(world, unit, items, count);
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	for (uint32_t i = 0; known && i < known->api_count; i++) {
		const struct bri_api *api = &known->apis[i];
		uint32_t flags = api->role == BRI_NOTHING ? 0 : roles[api->role].flags;
		if (!(flags & (BRI_ROLE_PUBLIC | BRI_ROLE_SECRET)) || api->flags & BRI_API_DEREF ||
		    !speaks_of(world, unit, api, items, count))
			continue;
		const struct bri_node *node = plain(world, unit, items[api->arg]);
		if (node->kind == BRI_FIELD && node->b < home->names && node->type != BRI_SIGNED &&
		    node->type != BRI_UNSIGNED && (flags & BRI_ROLE_PUBLIC || !says_nothing(world, unit, node->b)))
			home->name_kinds[node->b] |= flags & BRI_ROLE_PUBLIC ? NAME_FILE : NAME_GIVEN;
	}
	return assigned;
}

/* Most numbers are told by their name's last letter to be none: there are many of them. */
static bool is_secret_number(struct world *world, uint32_t unit, uint32_t name)
{
	const struct world_unit *home = &world->units[unit];
	if (name == 0 || name >= home->names)
		return false;
	if (home->name_kinds[name] == NAME_NUMBER) /* seen before: none */
		return false;
	if (!(home->name_kinds[name] & NAME_ASKED)) {
		const char *text = bri_unit_text(home->unit, name), *last = text + strlen(text);
		while (last > text && !is_lower(last[-1]) && !is_upper(last[-1]))
			last--;
		if (last == text || !(world->number_ends >> (last[-1] & 31) & 1)) {
			home->name_kinds[name] |= home->name_kinds[name] ? 0 : NAME_NUMBER;
			return false;
		}
	}
	return bri_name_kinds(world, unit, name) & NAME_NUMBER;
}

bool bri_is_named_secret(struct world *world, uint32_t unit, uint32_t lvalue)
{
	lvalue = bri_member_meant(world, unit, lvalue);
	if (bri_is_whole_number(bri_unit_node(world->units[unit].unit, lvalue)))
		return is_secret_number(world, unit, bri_lvalue_name_id(world->units[unit].unit, lvalue));
	unsigned kinds = bri_name_kinds(world, unit, bri_lvalue_name_id(world->units[unit].unit, lvalue));
	uint32_t type = bri_unit_node(world->units[unit].unit, lvalue)->type;
	bool is_text = type == BRI_POINTER || type == BRI_AGGREGATE; /* a number called so is a table's index */
	return kinds & NAME_GIVEN || ((kinds & NAME_LOGGED || (kinds & NAME_JOINED && is_text)) && !(kinds & NAME_FILE));
}

bool bri_gives_secret(struct world *world, uint32_t unit, const struct bri_node *call)
{
	const struct world_unit *home = &world->units[unit];
	const struct bri_node *callee = call->type == BRI_POINTER ? bri_unit_node(home->unit, call->a) : NULL;
	if (!callee || callee->kind != BRI_FUNCTION || home->functions[callee->a].function ||
	    home->functions[callee->a].api_count)
		return false;
	uint32_t name = bri_unit_function(home->unit, callee->a)->name;
	char words[WORDS_MAX];
	if (!(bri_name_kinds(world, unit, name) & NAME_LOGGED))
		return false;
	bri_spell(bri_unit_text(home->unit, name), words);
	return strstr(words, "_get_") != NULL;
}

uint32_t bri_lvalue_name_id(const struct bri_unit *unit, uint32_t lvalue)
{
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(unit, lvalue);
		switch (node->kind) {
		case BRI_OBJECT:
			return bri_unit_object(unit, node->a)->name;
		case BRI_LITERAL: /* a copy that is handed over is called what it is a copy of */
			if (bri_unit_object(unit, node->a)->name || !bri_unit_object(unit, node->a)->init)
				return bri_unit_object(unit, node->a)->name;
			lvalue = bri_unit_object(unit, node->a)->init;
			break;
		case BRI_FIELD:
			return node->b;
		case BRI_ELEMENT:
		case BRI_DEREF:
		case BRI_OFFSET:
		case BRI_ADDRESS:
		case BRI_CAST:
			lvalue = node->a;
			break;
		default:
			return 0;
		}
	}
	return 0;
}

/* The argument whose text a call hands on, in an object that it makes or as it is: c_str(), a view's constructor; NULL:
 * none. */
static const uint32_t *text_handed_on(const struct world_unit *home, const struct bri_node *call)
{
	size_t count;
	const uint32_t *items = bri_unit_list(home->unit, call, &count);
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	for (uint32_t i = 0; known && i < known->api_count; i++) {
		const struct bri_api *api = &known->apis[i];
		bool is_text = api->effect == BRI_EFFECT_RETURN_ARG ||
		               ((api->effect == BRI_EFFECT_COPY || api->effect == BRI_EFFECT_COPY_TEXT) &&
		                api->flags & BRI_API_BOXED);
		if (is_text && api->arg < count)
			return &items[api->arg];
	}
	return NULL;
}

/* What a block that makes an object begins with, behind its declaration. */
static uint32_t made_in(const struct bri_unit *unit, uint32_t sequence)
{
	size_t count = 0;
	const struct bri_node *node = bri_unit_node(unit, sequence);
	const uint32_t *items = node->kind == BRI_SEQUENCE ? bri_unit_list(unit, node, &count) : NULL;
	if (count < 2 || bri_unit_node(unit, items[0])->kind != BRI_DECLARE)
		return 0;
	node = bri_unit_node(unit, items[1]);
	return node->kind == BRI_EVALUATE ? node->a : 0;
}

uint32_t bri_text_lvalue(struct world *world, uint32_t u, uint32_t text)
{
	const struct world_unit *home = &world->units[u];
	uint32_t copy = 0; /* named, but by nothing that says anything */
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(home->unit, text);
		const uint32_t *given = NULL;
		uint32_t name = bri_lvalue_name_id(home->unit, text), meant;
		if (name && bri_unit_text(home->unit, name)[0]) {
			/* What its own name says counts before that of what it is a copy of. */
			if (bri_name_kinds(world, u, name) & ~(unsigned)NAME_ASKED || (meant = bri_stands_for(world, u, text)) == text)
				return text;
			copy = copy ? copy : text;
			text = meant;
			continue;
		}
		if (node->kind == BRI_ADDRESS || node->kind == BRI_CAST || node->kind == BRI_COMMA) {
			text = node->a; /* of a comma: what makes the object that is its value */
		} else if (node->kind == BRI_ASSIGN) {
			text = node->b;
		} else if (node->kind == BRI_BLOCK) {
			text = made_in(home->unit, node->a);
		} else if (node->kind == BRI_LITERAL) {
			text = bri_unit_object(home->unit, node->a)->init;
		} else {
			given = node->kind == BRI_CALL ? text_handed_on(home, node) : NULL;
			if (!given)
				return copy;
			text = *given;
		}
	}
	return copy;
}

uint32_t bri_text_name_id(struct world *world, uint32_t u, uint32_t text)
{
	return bri_lvalue_name_id(world->units[u].unit, bri_text_lvalue(world, u, text));
}

bool bri_name_is_qualified(const char *name)
{
	int depth = 0;
	for (const char *c = name; *c && (*c != '(' || depth > 0); c++) {
		depth += *c == '<' ? 1 : *c == '>' ? -1 : 0;
		if (depth == 0 && c[0] == ':' && c[1] == ':')
			return true;
	}
	return false;
}

bool bri_is_foreign(const struct bri_unit *unit, const struct bri_function *function)
{
	return function->flags & BRI_FUNCTION_SYSTEM &&
	       (function->flags & (BRI_FUNCTION_STATIC | BRI_FUNCTION_WEAK | BRI_FUNCTION_INLINE_ONLY) ||
	        strchr(bri_unit_text(unit, function->name), '(')); /* C++: a template's, or inline */
}

const struct bri_api *bri_find_function(const struct bri_policy *policy, const char *name, size_t *ret_count)
{
	char form[512];
	const struct bri_api *apis = bri_policy_find_call(policy, name, ret_count);
	for (unsigned n = 1; !apis && n < 4 && strchr(name, '('); n++)
		if (bri_cxx_name_form(name, n, form, sizeof form))
			apis = bri_policy_find_call(policy, form, ret_count);
	return apis;
}
