/* SPDX-License-Identifier: Apache-2.0 */
/* Holds a compiled policy's tables while they grow, and at the end orders them
 * and lays the file out (core/policy.h has the format).  The same input always
 * gives the same bytes: nothing here depends on addresses, time or paths.  It
 * knows no YAML beyond where things were declared. */

#include "policy_build.h"

#include <fnmatch.h>
#include <sha2.h>
#include <stdlib.h>
#include <string.h>

static const size_t entry_size[BRI_TABLES] = {
    [BRI_TABLE_RULES] = sizeof(struct bri_rule),
    [BRI_TABLE_ROLES] = sizeof(struct bri_role),
    [BRI_TABLE_CHECKS] = sizeof(struct bri_check),
    [BRI_TABLE_APIS] = sizeof(struct bri_api),
    [BRI_TABLE_CONDITIONS] = sizeof(struct bri_condition),
    [BRI_TABLE_NUMBERS] = sizeof(int64_t),
    [BRI_TABLE_WORDS] = sizeof(uint32_t),
    [BRI_TABLE_NAMES] = sizeof(struct bri_name),
    [BRI_TABLE_TAGS] = sizeof(uint32_t),
    [BRI_TABLE_REFERENCES] = sizeof(struct bri_reference),
    [BRI_TABLE_FIXES] = sizeof(struct bri_fix),
    [BRI_TABLE_SETTINGS] = sizeof(struct bri_setting),
    [BRI_TABLE_CLAUSES] = sizeof(struct bri_clause),
    [BRI_TABLE_SCOPES] = sizeof(struct bri_scope),
    [BRI_TABLE_WAIVERS] = sizeof(struct bri_waiver),
    [BRI_TABLE_DECLARATIONS] = sizeof(struct bri_declaration),
};

void bri_build_init(struct bri_build *build, struct bri_error *reterr)
{
	memset(build, 0, sizeof *build);
	build->reterr = reterr;
	*(char *)bri_table_add(build, &build->strings, 1) = 0;
}

void bri_build_finish_free(struct bri_build *build)
{
	for (int i = 0; i < BRI_TABLES; i++)
		free(build->tables[i].items);
	free(build->rules.items);
	free(build->checks.items);
	free(build->strings.items);
	free(build->interned);
	bri_policy_pool_finish(&build->pool);
}

int bri_build_memory(struct bri_build *build)
{
	return build->broken ? bri_error_set(build->reterr, "", "out of memory") : 0;
}

static bool reserve(struct bri_build_table *table, size_t more, size_t entry)
{
	size_t capacity = table->capacity ? table->capacity : 64;
	void *items;

	if (table->capacity - table->count >= more)
		return true;
	while (capacity - table->count < more) {
		if (capacity > (64u << 20) / entry)
			return false;
		capacity *= 2;
	}
	items = realloc(table->items, capacity * entry);
	if (!items)
		return false;
	table->items = items;
	table->capacity = capacity;
	return true;
}

void *bri_table_add(struct bri_build *build, struct bri_build_table *table, size_t entry)
{
	/* Callers fill what they get without asking: when memory ran out they fill this. */
	static _Thread_local unsigned char sink[256];
	unsigned char *at = sink;

	if (reserve(table, 1, entry))
		at = (unsigned char *)table->items + table->count++ * entry;
	else
		build->broken = true;
	memset(at, 0, entry);
	return at;
}

void *bri_build_add(struct bri_build *build, enum bri_table which)
{
	return bri_table_add(build, &build->tables[which], entry_size[which]);
}

uint32_t bri_build_count(const struct bri_build *build, enum bri_table which)
{
	return (uint32_t)build->tables[which].count;
}

/* ---- strings ------------------------------------------------------------------ */

const char *bri_build_string(const struct bri_build *build, uint32_t string)
{
	return string < build->strings.count ? (const char *)build->strings.items + string : "";
}

static size_t intern_slot(const struct bri_build *build, const uint32_t *slots, size_t count, const char *text)
{
	size_t at = bri_policy_hash(text) & (count - 1);

	while (slots[at] && strcmp(bri_build_string(build, slots[at]), text) != 0)
		at = (at + 1) & (count - 1);
	return at;
}

static bool grow_interned(struct bri_build *build)
{
	size_t count = build->interned_slots ? build->interned_slots * 2 : 1024;
	uint32_t *slots;

	if (build->interned_count * 2 < build->interned_slots)
		return true;
	slots = calloc(count, sizeof *slots);
	if (!slots)
		return false;
	for (size_t i = 0; i < build->interned_slots; i++) {
		uint32_t string = build->interned[i];

		if (string)
			slots[intern_slot(build, slots, count, bri_build_string(build, string))] = string;
	}
	free(build->interned);
	build->interned = slots;
	build->interned_slots = count;
	return true;
}

uint32_t bri_build_text(struct bri_build *build, const char *text)
{
	struct bri_build_table *strings = &build->strings;
	size_t length, slot;

	if (!text || !*text)
		return 0;
	length = strlen(text) + 1;
	if (build->broken || !grow_interned(build) || !reserve(strings, length, 1)) {
		build->broken = true;
		return 0;
	}
	slot = intern_slot(build, build->interned, build->interned_slots, text);
	if (!build->interned[slot]) {
		memcpy((char *)strings->items + strings->count, text, length);
		build->interned[slot] = (uint32_t)strings->count;
		build->interned_count++;
		strings->count += length;
	}
	return build->interned[slot];
}

/* ---- looking up ---------------------------------------------------------------- */

uint32_t bri_build_role(const struct bri_build *build, const char *name)
{
	const struct bri_role *roles = build->tables[BRI_TABLE_ROLES].items;

	for (uint32_t i = 0; i < bri_build_count(build, BRI_TABLE_ROLES); i++)
		if (strcmp(bri_build_string(build, roles[i].name), name) == 0)
			return i;
	return BRI_NOTHING;
}

uint32_t bri_build_tag(const struct bri_build *build, const char *name)
{
	const uint32_t *tags = build->tables[BRI_TABLE_TAGS].items;

	for (uint32_t i = 0; i < bri_build_count(build, BRI_TABLE_TAGS); i++)
		if (strcmp(bri_build_string(build, tags[i]), name) == 0)
			return i;
	return BRI_NOTHING;
}

struct bri_build_rule *bri_build_rule(struct bri_build *build, const char *id)
{
	struct bri_build_rule *rules = build->rules.items;

	for (size_t i = 0; i < build->rules.count; i++)
		if (strcmp(rules[i].id, id) == 0)
			return &rules[i];
	return NULL;
}

int bri_build_rule_glob(struct bri_build *build, const struct bri_yaml *at, const char *glob)
{
	const struct bri_build_rule *rules = build->rules.items;

	for (size_t i = 0; i < build->rules.count; i++)
		if (fnmatch(glob, rules[i].id, 0) == 0)
			return 0;
	return bri_yaml_error(at, build->reterr, "unknown rule '%.80s'", glob);
}

/* ---- ordering ------------------------------------------------------------------- */

static int compare_rules(const void *a, const void *b)
{
	const struct bri_build_rule *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static int compare_checks(const void *a, const void *b)
{
	const struct bri_build_check *x = a, *y = b;

	if (x->role != y->role)
		return x->role < y->role ? -1 : 1; /* BRI_NOTHING, the largest, comes last */
	return x->order < y->order ? -1 : x->order > y->order;
}

static void order_rules(struct bri_build *build)
{
	struct bri_build_rule *rules = build->rules.items;
	struct bri_build_check *checks = build->checks.items;
	uint32_t *moved = bri_policy_pool_take(&build->pool, (build->rules.count + 1) * sizeof *moved);

	if (!moved) {
		build->broken = true;
		return;
	}
	if (build->rules.count)
		qsort(rules, build->rules.count, sizeof *rules, compare_rules);
	for (size_t i = 0; i < build->rules.count; i++) {
		struct bri_rule *rule = bri_build_add(build, BRI_TABLE_RULES);

		*rule = rules[i].rule;
		moved[rules[i].order] = (uint32_t)i;
	}
	for (size_t i = 0; i < build->checks.count; i++)
		checks[i].check.rule = moved[checks[i].check.rule];
}

static void order_checks(struct bri_build *build)
{
	struct bri_build_check *checks = build->checks.items;
	struct bri_role *roles = build->tables[BRI_TABLE_ROLES].items;
	size_t next = 0;

	if (build->checks.count)
		qsort(checks, build->checks.count, sizeof *checks, compare_checks);
	for (uint32_t i = 0; i < bri_build_count(build, BRI_TABLE_ROLES); i++) {
		roles[i].first_check = (uint32_t)next;
		while (next < build->checks.count && checks[next].role == i)
			next++;
		roles[i].checks = (uint32_t)next - roles[i].first_check;
	}
	for (size_t i = 0; i < build->checks.count; i++)
		*(struct bri_check *)bri_build_add(build, BRI_TABLE_CHECKS) = checks[i].check;
}

/* What a stable sort by (kind, name) needs beside the API itself. */
struct ordered_api {
	struct bri_api api;
	const char *name;
	size_t order;
};

static int compare_apis(const void *a, const void *b)
{
	const struct ordered_api *x = a, *y = b;
	int by_name;

	if (x->api.kind != y->api.kind)
		return x->api.kind < y->api.kind ? -1 : 1;
	by_name = strcmp(x->name, y->name);
	if (by_name)
		return by_name;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void order_apis(struct bri_build *build)
{
	struct bri_api *apis = build->tables[BRI_TABLE_APIS].items;
	size_t count = build->tables[BRI_TABLE_APIS].count;
	struct ordered_api *ordered = calloc(count + 1, sizeof *ordered);

	if (!ordered) {
		build->broken = true;
		return;
	}
	for (size_t i = 0; i < count; i++)
		ordered[i] = (struct ordered_api){apis[i], bri_build_string(build, apis[i].name), i};
	qsort(ordered, count, sizeof *ordered, compare_apis);
	for (size_t i = 0; i < count; i++)
		apis[i] = ordered[i].api;
	free(ordered);
}

/* ---- anchors -------------------------------------------------------------------- */

/* Nowhere does it tell anything. */
static bool is_off(const struct bri_build *build, uint32_t rule)
{
	const struct bri_rule *rules = build->tables[BRI_TABLE_RULES].items;
	const struct bri_scope *scopes = build->tables[BRI_TABLE_SCOPES].items;

	for (uint32_t i = 0; i < bri_build_count(build, BRI_TABLE_SCOPES); i++)
		if (scopes[i].severity != BRI_OFF)
			return false;
	return rules[rule].severity == BRI_OFF && rules[rule].severity_elsewhere == BRI_OFF;
}

/* Can a check by itself make a finding of a value that reaches the role?  What
 * is logged, and what input is compared with, matters only when a secret comes
 * from somewhere: that place holds the anchor. */
static bool is_anchor_role(const struct bri_build *build, uint32_t role)
{
	const struct bri_role *roles = build->tables[BRI_TABLE_ROLES].items;
	const struct bri_check *checks = build->tables[BRI_TABLE_CHECKS].items;

	for (uint32_t i = roles[role].first_check; i < roles[role].first_check + roles[role].checks; i++)
		if (checks[i].predicate != BRI_IS_LOGGED && checks[i].predicate != BRI_IS_COMPARED_SECRET &&
		    !is_off(build, checks[i].rule))
			return true;
	return false;
}

/* Does a value that carries the tag matter wherever it goes: a secret, or what
 * some rule forbids a secret to be made from?  The sinks of other tags (time,
 * process id) are anchors themselves. */
static bool is_anchor_tag(const struct bri_build *build, uint8_t tag)
{
	const struct bri_check *checks = build->tables[BRI_TABLE_CHECKS].items;
	const struct bri_role *roles = build->tables[BRI_TABLE_ROLES].items;

	for (uint32_t i = 0; i < bri_build_count(build, BRI_TABLE_CHECKS); i++)
		if (checks[i].predicate == BRI_IS_LOGGED && checks[i].tag == tag)
			return true;
	for (uint32_t role = 0; role < bri_build_count(build, BRI_TABLE_ROLES); role++)
		for (uint32_t i = roles[role].first_check; i < roles[role].first_check + roles[role].checks; i++)
			if (checks[i].predicate == BRI_IS_FROM && checks[i].tag == tag &&
			    (roles[role].flags & BRI_ROLE_SECRET))
				return true;
	return false;
}

static void mark_anchors(struct bri_build *build)
{
	struct bri_api *apis = build->tables[BRI_TABLE_APIS].items;

	for (uint32_t i = 0; i < bri_build_count(build, BRI_TABLE_APIS); i++) {
		struct bri_api *api = &apis[i];
		bool anchor = api->role != BRI_NOTHING && is_anchor_role(build, api->role);

		if (api->effect == BRI_EFFECT_STRENGTHEN || api->effect == BRI_EFFECT_MARK ||
		    api->effect == BRI_EFFECT_UNMARK || api->effect == BRI_EFFECT_DERIVE ||
		    api->effect == BRI_EFFECT_USE || (api->flags & BRI_API_CHECKED))
			anchor = true;
		if (api->tag != BRI_NO_ARG && api->effect != BRI_EFFECT_ALLOCATE &&
		    !(api->flags & (BRI_API_EXEMPT_MARKED | BRI_API_NEEDS_MARKED)) && is_anchor_tag(build, api->tag))
			anchor = true;
		if (anchor && !(api->flags & BRI_API_COMPOSED)) /* only where the format has what is looked for */
			api->flags |= BRI_API_ANCHOR;
	}
}

/* ---- names ---------------------------------------------------------------------- */

static void put_name(struct bri_build *build, uint32_t mask, struct bri_name name)
{
	struct bri_name *names = build->tables[BRI_TABLE_NAMES].items;
	uint32_t at = bri_policy_hash(bri_build_string(build, name.name)) & mask;

	while (names[at].name)
		at = (at + 1) & mask;
	names[at] = name;
}

/* The end of the facts about the same name as the one at i. */
static uint32_t name_end(const struct bri_api *apis, uint32_t count, uint32_t i)
{
	uint32_t next = i + 1;

	while (next < count && apis[next].kind == apis[i].kind && apis[next].name == apis[i].name)
		next++;
	return next;
}

static int make_names(struct bri_build *build)
{
	const struct bri_api *apis = build->tables[BRI_TABLE_APIS].items;
	const struct bri_rule *rules = build->tables[BRI_TABLE_RULES].items;
	uint32_t api_count = bri_build_count(build, BRI_TABLE_APIS),
	         rule_count = bri_build_count(build, BRI_TABLE_RULES);
	uint32_t slots = 2, name_count = rule_count;

	for (uint32_t i = 0; i < api_count; i = name_end(apis, api_count, i))
		name_count++;
	while (2 * slots < 3 * name_count) /* a third is empty: what a compiler maps and sums up grows with the rest */
		slots *= 2;
	for (uint32_t i = 0; i < slots; i++)
		bri_build_add(build, BRI_TABLE_NAMES);
	if (bri_build_memory(build) < 0)
		return -1;
	for (uint32_t i = 0; i < rule_count; i++)
		put_name(build, slots - 1, (struct bri_name){rules[i].id, i, 1, BRI_NAME_RULE});
	for (uint32_t i = 0, next; i < api_count; i = next) {
		next = name_end(apis, api_count, i);
		if (next - i > UINT16_MAX)
			return bri_error_set(build->reterr, "", "more than 65535 facts about '%s'",
			                     bri_build_string(build, apis[i].name));
		put_name(build, slots - 1,
		         (struct bri_name){apis[i].name, i, (uint16_t)(next - i),
		                           apis[i].kind});
	}
	return 0;
}

/* ---- the file ------------------------------------------------------------------- */

/* What objects carry: everything that changes a verdict.  Waivers, declarations,
 * clauses and the policy's name don't; their texts were interned last. */
static void make_digest(struct bri_build *build, uint8_t ret_digest[32])
{
	static const enum bri_table covered[] = {BRI_TABLE_RULES, BRI_TABLE_ROLES,      BRI_TABLE_CHECKS,
	                                         BRI_TABLE_APIS,  BRI_TABLE_CONDITIONS, BRI_TABLE_NUMBERS,
	                                         BRI_TABLE_WORDS, BRI_TABLE_TAGS,       BRI_TABLE_REFERENCES,
	                                         BRI_TABLE_FIXES, BRI_TABLE_SETTINGS,   BRI_TABLE_SCOPES};
	const uint32_t version = BRI_POLICY_VERSION;
	SHA2_CTX sha;

	SHA256Init(&sha);
	SHA256Update(&sha, (const uint8_t *)&version, sizeof version);
	for (size_t i = 0; i < sizeof covered / sizeof *covered; i++) {
		const struct bri_build_table *table = &build->tables[covered[i]];
		uint64_t bytes = table->count * entry_size[covered[i]];

		SHA256Update(&sha, (const uint8_t *)&bytes, sizeof bytes);
		if (bytes)
			SHA256Update(&sha, table->items, bytes);
	}
	SHA256Update(&sha, build->strings.items, build->digest_strings);
	SHA256Final(ret_digest, &sha);
}

static size_t lay_out(const struct bri_build *build, struct bri_policy_header *header)
{
	size_t at = sizeof *header;

	for (int i = 0; i < BRI_TABLES; i++) {
		header->tables[i].offset = (uint32_t)at;
		header->tables[i].count = (uint32_t)build->tables[i].count;
		at = (at + build->tables[i].count * entry_size[i] + 7) & ~(size_t)7;
	}
	header->strings_offset = (uint32_t)at;
	header->strings_size = (uint32_t)build->strings.count;
	return at + build->strings.count;
}

static int write_out(struct bri_build *build, unsigned char **ret_bytes, size_t *ret_size)
{
	const size_t head = offsetof(struct bri_policy_header, digest);
	struct bri_policy_header header;
	unsigned char *bytes;
	size_t size;

	memset(&header, 0, sizeof header);
	memcpy(header.magic, BRI_POLICY_MAGIC, sizeof header.magic);
	header.version = BRI_POLICY_VERSION;
	header.name = bri_build_text(build, build->name);
	if (bri_build_memory(build) < 0)
		return -1;
	make_digest(build, header.digest);
	size = lay_out(build, &header);
	if (size > (48u << 20))
		return bri_error_set(build->reterr, "", "the compiled policy would be larger than 48 MB");
	header.size = (uint32_t)size;
	bytes = calloc(1, size);
	if (!bytes)
		return bri_error_set(build->reterr, "", "out of memory");
	memcpy(bytes, &header, sizeof header);
	for (int i = 0; i < BRI_TABLES; i++)
		if (build->tables[i].count)
			memcpy(bytes + header.tables[i].offset, build->tables[i].items,
			       build->tables[i].count * entry_size[i]);
	memcpy(bytes + header.strings_offset, build->strings.items, build->strings.count);
	header.checksum = bri_policy_checksum(bytes + head, size - head);
	memcpy(bytes, &header, sizeof header);
	*ret_bytes = bytes;
	*ret_size = size;
	return 0;
}

int bri_build_finish(struct bri_build *build, unsigned char **ret_bytes, size_t *ret_size)
{
	order_rules(build);
	order_checks(build);
	order_apis(build);
	if (bri_build_memory(build) < 0)
		return -1;
	mark_anchors(build);
	if (make_names(build) < 0)
		return -1;
	return write_out(build, ret_bytes, ret_size);
}
