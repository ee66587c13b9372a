/* SPDX-License-Identifier: Apache-2.0 */
/* A constant text is compared with what is called like a secret, or is checked as one: by a function that the policy
 * knows, or by the program's own. */
#include "check.h"
#include "comparer.h"
#include "interp.h"

#include <string.h>
#include <strings.h>

#define TEXT_MAX 1024

/* Letters and digits of nothing but what is called so: md5, scram-sha-256$, argon2id. */
static bool names_algorithm(const char *text)
{
	static const char words[] = " md sha ssha smd crypt bcrypt scrypt argon id i pbkdf hmac scram des apr blf ntlm plain clear "
	                            "cleartext plaintext base hex enc encrypted aes gcm cbc ";
	bool any = false;
	for (size_t i = 0, run; text[i]; i += run) {
		char word[16] = " ";
		run = 0;
		while ((text[i + run] | 32) >= 'a' && (text[i + run] | 32) <= 'z' && run < sizeof word - 3) {
			word[run + 1] = (char)(text[i + run] | 32);
			run++;
		}
		word[run + 1] = ' ';
		if (run && !strstr(words, word))
			return false;
		any |= run > 0;
		if (!run && !strchr("0123456789-_$:=/", text[i]))
			return false;
		run += !run;
	}
	return any;
}

/* What is printed, or stored, where there is no password: "(null)", "[unset]", "none". */
static bool is_placeholder(const char *text)
{
	static const char *const words[] = {"none", "null", "nil", "unset", "undefined"};
	const size_t length = strlen(text);
	static const char opening[] = "([<", closing[] = ")]>";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	const char *pair = text[0] ? strchr(opening, text[0]) : NULL;
	if (!pair || length < 3 || text[length - 1] != closing[pair - opening])
		return false;
	return strspn(text, "([<abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ _-/)]>") == length;
}

/* No more than the beginning is looked at: the length that is given leaves out what ends the text. */
static bool is_beginning(const struct call_site *site, const char *text)
{
	int64_t length;
	return site->count > 2 && bri_value_single(site->args[2], &length) && length >= 0 && (size_t)length <= strlen(text);
}

/* What a stored password begins with: {SHA}, $2b$, SCRV1: tell how it was hashed or written.  Told by a beginning, not by
 * the whole; of a body in sight nobody knows which it compares, and "file:" may tell as well where the rest comes from. */
static bool is_scheme(const struct call_site *site, const char *text)
{
	size_t length = strlen(text), inner = 0;
	bool in_braces = text[0] == '{' && text[length - 1] == '}';
	bool is_tag = text[length - 1] == ':', is_upper = in_braces || is_tag;
	bool whole = site && site->count < 3 && !strstr(site->callee, "operator"); /* that of a part is for substr() to tell */
	if (!site && strchr(":=/", text[length - 1]))
		return true;
	if (site && is_beginning(site, text) && names_algorithm(text))
		return true;
	if (whole || length < 3 || !(in_braces || is_tag || (text[0] == '$' && text[length - 1] == '$')))
		return false;
	for (size_t i = !is_tag; i + 1 < length; i++)
		inner += (text[i] >= '0' && text[i] <= '9') || text[i] == '-' ||
		         ((is_upper || is_tag) && text[i] >= 'A' && text[i] <= 'Z') ||
		         ((!is_upper || is_tag) && text[i] >= 'a' && text[i] <= 'z');
	return inner + 1 + !is_tag == length;
}

/* Does anything in it lead elsewhere than to its end?  `inner`: in a loop or switch that is in it, whose way out is there. */
static bool leaves(const struct bri_unit *unit, uint32_t statement, bool inner, int depth)
{
	const struct bri_node *node = bri_unit_node(unit, statement);
	size_t count = 0;
	const uint32_t *items = node->kind == BRI_SEQUENCE ? bri_unit_list(unit, node, &count) : NULL;
	bool found = depth > 32;
	for (size_t i = 0; i < count && !found; i++)
		found = leaves(unit, items[i], inner, depth + 1);
	switch (node->kind) {
	case BRI_BRANCH:
		return found || leaves(unit, node->b, inner, depth + 1) || leaves(unit, node->c, inner, depth + 1);
	case BRI_LOOP: {
		const struct bri_node *asks = bri_unit_node(unit, node->a);
		bool for_ever = asks->kind == BRI_NONE || (asks->kind == BRI_INT && bri_node_int(asks) != 0);
		return found || (for_ever && !bri_has_break(unit, node->b, 0)) || leaves(unit, node->b, true, depth + 1);
	}
	case BRI_SWITCH:
		return found || leaves(unit, node->b, true, depth + 1);
	case BRI_BREAK:
	case BRI_CONTINUE:
		return !inner;
	case BRI_RETURN:
	case BRI_GOTO:
	case BRI_LABEL:
		return true;
	default:
		return found;
	}
}

/* What a function's body says of a comparison in it. */
struct compared {
	const struct world *world;
	uint32_t unit;
	const struct bri_unit *facts;
	const struct bri_function *function;
	const struct bri_node *call;
	bool zero; /* is what equal texts give */
};

static struct compared compared_in(const struct world *world, uint32_t unit, uint32_t function, const struct bri_node *call,
                                   bool zero)
{
	const struct bri_unit *facts = world->units[unit].unit;
	return (struct compared){world, unit, facts, bri_unit_function(facts, function), call, zero};
}

static bool is_followed(const struct compared *compared, uint32_t condition, bool truth)
{
	return bri_follows(compared->world, compared->unit, condition, compared->call, compared->zero, truth);
}

/* Is the object only what the function returns in the end?  What is asked for on the way may let in as well. */
static bool is_returned(const struct compared *compared, uint32_t object)
{
	size_t named = 0, stored = 0, returned = 0;
	for (uint32_t n = compared->function->first_node; n < compared->function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(compared->facts, n);
		uint32_t target = node->kind == BRI_RETURN || node->kind == BRI_ASSIGN ? node->a : 0;
		const struct bri_node *meant = bri_unit_node(compared->facts, bri_uncast(compared->facts, target));
		bool is_it = meant->kind == BRI_OBJECT && meant->a == object;
		named += node->kind == BRI_OBJECT && node->a == object;
		stored += is_it && node->kind == BRI_ASSIGN;
		returned += is_it && node->kind == BRI_RETURN;
	}
	return returned > 0 && named == stored + returned;
}

/* What a statement has the function answer: `return -1;`, `result = -1;`; NULL: nothing. */
static const struct bri_node *answer_in(const struct compared *compared, uint32_t statement)
{
	const struct bri_node *node = bri_unit_node(compared->facts, statement);
	if (node->kind == BRI_RETURN)
		return bri_unit_node(compared->facts, bri_stands_for(compared->world, compared->unit, node->a));
	const struct bri_node *store = bri_unit_node(compared->facts, node->kind == BRI_EVALUATE ? node->a : 0);
	const struct bri_node *target = bri_unit_node(compared->facts, store->kind == BRI_ASSIGN ? store->a : 0);
	bool is_number = store->kind == BRI_ASSIGN && store->type == BRI_SIGNED; /* `locked = false` lets in */
	bool is_answer = is_number && target->kind == BRI_OBJECT && store->op == BRI_OP_NONE && is_returned(compared, target->a);
	return is_answer ? bri_unit_node(compared->facts, store->b) : NULL;
}

/* May the function answer otherwise than with 0? */
static bool says_yes(const struct compared *compared)
{
	for (uint32_t n = compared->function->first_node; n < compared->function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(compared->facts, n);
		const struct bri_node *answer = node->kind == BRI_RETURN || node->kind == BRI_EVALUATE ? answer_in(compared, n) : NULL;
		if (answer && (answer->kind != BRI_INT || bri_node_int(answer) != 0))
			return true;
	}
	return false;
}

/* What an arm has the function answer in its end, unless something in it leads elsewhere before: then NULL. */
static const struct bri_node *answer_of(const struct compared *compared, uint32_t arm)
{
	const struct bri_unit *unit = compared->facts;
	const struct bri_node *last = bri_unit_node(unit, arm);
	for (size_t count = 1; last->kind == BRI_SEQUENCE && count;) {
		const uint32_t *items = bri_unit_list(unit, last, &count);
		unsigned end = count ? bri_unit_node(unit, items[count - 1])->kind : BRI_NONE;
		count -= count > 1 && (end == BRI_GOTO || end == BRI_BREAK); /* the answer stands before it */
		for (size_t i = 0; i + 1 < count; i++)
			if (leaves(unit, items[i], false, 0))
				return NULL;
		arm = count ? items[count - 1] : 0;
		last = bri_unit_node(unit, arm);
	}
	return answer_in(compared, arm);
}

/* The same of the arm that is gone where the call finds its texts equal. */
static const struct bri_node *answer_when(const struct compared *compared)
{
	for (uint32_t n = compared->function->first_node; n < compared->function->last_node; n++) {
		const struct bri_node *branch = bri_unit_node(compared->facts, n);
		if (branch->kind == BRI_BRANCH && is_followed(compared, branch->a, true))
			return answer_of(compared, branch->b);
		if (branch->kind == BRI_BRANCH && branch->c && is_followed(compared, branch->a, false))
			return answer_of(compared, branch->c);
	}
	return NULL;
}

/* Is who comes there sent away with an error's number, or a no? */
static bool sends_away(const struct compared *compared)
{
	const struct bri_node *answer = answer_when(compared);
	if (!answer || answer->kind != BRI_INT)
		return false;
	bool is_no = answer->type == BRI_UNSIGNED && answer->size == 1 && bri_node_int(answer) == 0;
	return is_no ? says_yes(compared) : answer->type == BRI_SIGNED && bri_node_int(answer) < 0;
}

/* Does a return say yes where the call finds its texts equal? */
static bool says_so(const struct compared *compared)
{
	for (uint32_t n = compared->function->first_node; n < compared->function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(compared->facts, n);
		if (node->kind == BRI_RETURN && node->a && is_followed(compared, node->a, true))
			return true;
	}
	return false;
}

/* A return of several conditions of which that one must not hold: a 0 alone may as well say that all went well. */
static bool must_not_hold(const struct compared *compared)
{
	for (uint32_t n = compared->function->first_node; n < compared->function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(compared->facts, n);
		uint32_t value = node->kind == BRI_RETURN ? bri_stands_for(compared->world, compared->unit, node->a) : 0;
		const struct bri_node *answer = bri_unit_node(compared->facts, value);
		if (answer->kind == BRI_BINARY && answer->op == BRI_OP_ANDAND && is_followed(compared, value, false))
			return true;
	}
	return false;
}

/* Everybody who asks the function refuses where it says yes. */
static bool refuse_all(const struct world *world, uint32_t u, uint32_t asked)
{
	bool is_asked = false;
	const struct bri_unit *unit = world->units[u].unit;
	for (uint32_t f = 1; f <= bri_unit_functions(unit); f++) {
		const struct bri_function *asker = bri_unit_function(unit, f);
		for (uint32_t n = asker->first_node; asker->body && n < asker->last_node; n++) {
			const struct bri_node *node = bri_unit_node(unit, n), *callee = bri_unit_node(unit, node->a);
			if (node->kind != BRI_CALL || callee->kind != BRI_FUNCTION || callee->a != asked)
				continue;
			is_asked = true;
			struct compared compared = compared_in(world, u, f, node, false);
			if (!sends_away(&compared) && !must_not_hold(&compared))
				return false;
		}
	}
	return is_asked;
}

/* "Is it too common?": its name says so, or who asks is told yes, and sends away.  The askers are looked for once, however long the list is. */
static bool is_unwanted(struct interp *in, const struct compared *compared)
{
	uint32_t asked = in->top->function;
	const struct bri_node *answer = answer_when(compared);
	bool says = answer && answer->kind == BRI_INT && bri_node_int(answer) != 0;
	if (!says && !says_so(compared))
		return false;
	if (bri_function_refuses(in->world, bri_unit_text(compared->facts, compared->function->name)))
		return true;
	if (in->asked.unit != compared->facts || in->asked.function != asked)
		in->asked = (struct asked){compared->facts, asked, refuse_all(in->world, compared->unit, asked)};
	return in->asked.refuse;
}

/* A list of passwords that nobody may choose. */
bool bri_is_refused(struct interp *in, uint32_t unit, const struct bri_node *call, bool zero_is_equal)
{
	struct compared compared = compared_in(in->world, unit, in->top->function, call, zero_is_equal);
	return sends_away(&compared) || must_not_hold(&compared) || is_unwanted(in, &compared);
}

/* Is the object of that name a secret, as the check has it? */
static bool is_secret(struct interp *in, const struct bri_check *check, uint32_t unit, uint32_t expression)
{
	const char *name = bri_unit_text(in->world->units[unit].unit, bri_text_name_id(in->world, unit, expression));
	return bri_name_fits(in->world, check, bri_last_name(name));
}

/* Or the text that the function around it checks as one? */
static bool is_asked(struct interp *in, const struct bri_check *check, const struct call_site *site, uint32_t expression,
                     bool zero_is_equal)
{
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const char *name = bri_unit_text(unit, bri_unit_function(unit, in->top->function)->name);
	return is_secret(in, check, site->unit, expression) ||
	       (bri_function_fits(in->world, check, name) &&
	        bri_is_checked(in->world, site->unit, in->top->function, site->node, expression, zero_is_equal));
}

/* A constant text that may be a secret; `site`: of what compares it, NULL for a body in sight. */
static struct answer constant_text(struct interp *in, struct state *state, const struct bri_check *check,
                                   const struct call_site *site, struct value given)
{
	struct answer answer = {.known = true, .shown = ""};
	char text[TEXT_MAX];
	bool complete;
	struct value value = bri_box_view(in, state, given);
	for (uint32_t i = 0; i < value.count; i++) {
		const struct atom *atom = &value.atoms[i];
		if (!bri_atom_text(in, state, atom, text, sizeof text, &complete) || !complete || strlen(text) < 3 ||
		    (check->flags & BRI_CHECK_DIGITS && text[strspn(text, "0123456789")]) ||
		    text[strspn(text, "*")] == 0 /* what stands for a password that isn't shown */ || is_placeholder(text) || is_scheme(site, text))
			continue;
		answer.may = answer.must = true;
		answer.atom = *atom;
		answer.shown = bri_atom_show(in, state, atom);
		return answer;
	}
	return answer;
}

/* Of the texts that a value may be: is there one that fits the check's names, or is each of them known? */
struct texts {
	bool is_name, all;
};

static struct texts texts_of(struct interp *in, struct state *state, const struct bri_check *check, struct value given)
{
	char text[TEXT_MAX];
	bool complete;
	struct value value = bri_box_view(in, state, given);
	struct texts texts = {.all = value.count > 0};
	for (uint32_t i = 0; i < value.count; i++) {
		bool known = bri_atom_text(in, state, &value.atoms[i], text, sizeof text, &complete) && complete;
		texts.all &= known;
		texts.is_name |= known && bri_name_fits(in->world, check, text);
	}
	return texts;
}

static size_t letters_of(const char *text, char letters[TEXT_MAX])
{
	size_t count = 0;
	for (; *text && count + 1 < TEXT_MAX; text++)
		if ((*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9'))
			letters[count++] = *text;
		else if (*text >= 'A' && *text <= 'Z')
			letters[count++] = (char)(*text + 32);
	letters[count] = 0;
	return count;
}

/* Two arguments of a comparison: a text, and what it is compared with. */
struct pair {
	uint32_t own, other; /* expressions */
	struct value value, against;
};

/* OPTION_X509_PRIVATE_KEY = "x509privatekey": a key word, called what it spells.  An admin_password that is "admin" only
 * begins so. */
static bool spells_its_name(struct interp *in, struct state *state, uint32_t unit, const struct pair *pair)
{
	char text[TEXT_MAX], name[TEXT_MAX], word[TEXT_MAX];
	bool complete;
	uint32_t id = bri_text_name_id(in->world, unit, bri_stands_for(in->world, unit, pair->own));
	size_t length = letters_of(bri_unit_text(in->world->units[unit].unit, id), name);
	struct value value = bri_box_view(in, state, pair->value);
	if (value.count != 1 || !bri_atom_text(in, state, &value.atoms[0], text, sizeof text, &complete) || !complete)
		return false;
	size_t count = letters_of(text, word);
	return count > 2 && count <= length && memcmp(name + length - count, word, count) == 0;
}

/* Is it a secret that is compared with the text, or is the text that of a setting that is called like one?  A setting whose
 * text is such a name itself ("password") may be an option's; two texts that are known say whether a default was changed. */
static bool is_door(struct interp *in, struct state *state, const struct bri_check *check, const struct call_site *site,
                    const struct pair *pair, bool zero_is_equal)
{
	return (is_asked(in, check, site, pair->other, zero_is_equal) ||
	        (bri_is_named_secret(in->world, site->unit, bri_stands_for(in->world, site->unit, pair->own)) &&
	         !texts_of(in, state, check, pair->value).is_name && !spells_its_name(in, state, site->unit, pair))) &&
	       !texts_of(in, state, check, pair->against).all;
}

struct answer bri_compared_secret(struct interp *in, struct state *state, const struct question *question)
{
	const struct call_site *site = question->site;
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	if (question->arg > 1 || count < 2 || site->count < 2)
		return (struct answer){.known = true, .shown = ""};
	unsigned other = 1 - question->arg;
	struct pair pair = {items[question->arg], items[other], question->value, site->args[other]};
	bool zero_is_equal = bri_equal_gives_zero(unit, site->node);
	if (!is_door(in, state, question->check, site, &pair, zero_is_equal) ||
	    bri_is_refused(in, site->unit, site->node, zero_is_equal))
		return (struct answer){.known = true, .shown = ""};
	return constant_text(in, state, question->check, site, question->value);
}

/* A function's name without its parameters. */
static const char *short_name(struct interp *in, const char *name)
{
	size_t length = 0;
	for (int depth = 0; name[length] && (name[length] != '(' || depth > 0 || length == 0); length++)
		depth += name[length] == '<' ? 1 : name[length] == '>' ? -1 : 0;
	char *copy = bri_interp_alloc(in, length + 1);
	return in->stop ? "" : memcpy(copy, name, length);
}

/* One argument is compared with one that is called like a secret, or checked, by a body of the program's own. */
static void ask_argument(struct interp *in, struct state *state, const struct bri_check *check,
                         const struct call_site *site, unsigned arg, unsigned secret, bool zero_is_equal)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	if (arg >= count || secret >= count || arg >= site->count || secret >= site->count)
		return;
	struct pair pair = {items[arg], items[secret], bri_box_follow(in, state, site->args[arg]),
	                    bri_box_follow(in, state, site->args[secret])};
	if (!is_door(in, state, check, site, &pair, zero_is_equal))
		return;
	struct answer answer = constant_text(in, state, check, NULL, pair.value);
	if (!answer.may)
		return;
	struct candidate candidate = {.rule = &bri_policy_rules(in->policy, NULL)[check->rule],
	                              .value = answer.atom,
	                              .shown = answer.shown,
	                              .sink = short_name(in, site->callee)};
	bri_candidate_place(in, &candidate, &answer.atom, site->node->location);
	bri_report_candidate(in, &candidate);
}

void bri_check_comparer(struct interp *in, struct state *state, const struct call_site *site)
{
	bool zero_is_equal = false;
	size_t checks;
	const struct bri_check *check = bri_policy_checks(in->policy, &checks);
	uint64_t pairs = bri_call_compares(in->world, site->unit, in->top->function, site->node, &zero_is_equal);
	if (!pairs || bri_is_refused(in, site->unit, site->node, zero_is_equal))
		return;
	for (size_t c = 0; c < checks; c++)
		for (unsigned bit = 0; check[c].predicate == BRI_IS_COMPARED_SECRET && bit < 64 && !in->stop; bit++) {
			unsigned first = bit / BRI_COMPARED_MAX, second = bit % BRI_COMPARED_MAX;
			if (!(pairs >> bit & 1))
				continue;
			ask_argument(in, state, &check[c], site, second, first, zero_is_equal);
			ask_argument(in, state, &check[c], site, first, second, zero_is_equal);
		}
}
