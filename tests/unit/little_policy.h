/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LITTLE_POLICY_H
#define LITTLE_POLICY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "policy.h"

/* A compiled policy put together by hand, so that tests of its readers need
 * neither YAML nor its compiler. Tables are added in the order of enum
 * bri_table; rules must come ordered by id. */
struct little {
	unsigned char *bytes; /* 8-aligned, `room` of them */
	size_t room, size;
	char strings[4096];
	uint32_t strings_size;
	struct bri_policy_header header;
};

#define LITTLE_ROOM ((size_t)64 << 10)

static inline struct little *little_new(void)
{
	struct little *little = calloc(1, sizeof *little);

	little->room = LITTLE_ROOM;
	little->bytes = calloc(1, little->room);
	little->size = sizeof little->header;
	little->strings_size = 1;
	return little;
}

static inline void little_free(struct little *little)
{
	free(little->bytes);
	free(little);
}

static inline uint32_t little_text(struct little *little, const char *text)
{
	uint32_t at = 1;

	if (!*text)
		return 0;
	for (; at < little->strings_size; at += (uint32_t)strlen(little->strings + at) + 1)
		if (strcmp(little->strings + at, text) == 0)
			return at;
	assert_true(strlen(text) + 1 <= sizeof little->strings - at);
	strcpy(little->strings + at, text);
	little->strings_size += (uint32_t)strlen(text) + 1;
	return at;
}

static inline void little_table(struct little *little, enum bri_table which, const void *entries, uint32_t count,
                                size_t size)
{
	assert_true(little->size + count * size + 8 <= little->room);
	little->header.tables[which].offset = (uint32_t)little->size;
	little->header.tables[which].count = count;
	if (count)
		memcpy(little->bytes + little->size, entries, count * size);
	little->size = (little->size + count * size + 7) & ~(size_t)7;
}

/* Header, strings, checksum; the file's size. */
static inline size_t little_close(struct little *little)
{
	const size_t head = offsetof(struct bri_policy_header, digest);

	memcpy(little->header.magic, BRI_POLICY_MAGIC, 8);
	little->header.version = BRI_POLICY_VERSION;
	little->header.strings_offset = (uint32_t)little->size;
	little->header.strings_size = little->strings_size;
	memcpy(little->bytes + little->size, little->strings, little->strings_size);
	little->size += little->strings_size;
	little->header.size = (uint32_t)little->size;
	memcpy(little->bytes, &little->header, sizeof little->header);
	little->header.checksum = bri_policy_checksum(little->bytes + head, little->size - head);
	memcpy(little->bytes, &little->header, sizeof little->header);
	return little->size;
}

struct little_waiver {
	const char *rule, *path, *reason;
	uint32_t expires;
	const char *digest;
	const char *function;
	uint32_t count;
};
struct little_scope {
	const char *rule, *path, *target;
	uint8_t severity;
	const char *triple, *language, *environment;
};

/* Rules with severity error, waivers, scopes; the policy is closed by the caller. */
static inline struct bri_policy *little_policy(struct little *little, const char *const *ids, uint32_t rule_count,
                                               const struct little_waiver *waivers, uint32_t waiver_count,
                                               const struct little_scope *scopes, uint32_t scope_count)
{
	struct bri_rule rules[16] = {{0}};
	struct bri_name names[64] = {{0}};
	struct bri_waiver own[16] = {{0}};
	struct bri_scope set[16] = {{0}};
	struct bri_error error = {"", ""};
	struct bri_policy *policy;

	for (uint32_t i = 0; i < rule_count; i++) {
		uint32_t at = bri_policy_hash(ids[i]) & 63;

		rules[i].id = little_text(little, ids[i]);
		rules[i].message = little_text(little, strncmp(ids[i], "waiver.", 7) == 0 ? "{name} has {value}" : "m");
		rules[i].severity = rules[i].severity_elsewhere = BRI_ERROR;
		while (names[at].name)
			at = (at + 1) & 63;
		names[at] = (struct bri_name){rules[i].id, i, 1, BRI_NAME_RULE};
	}
	for (uint32_t i = 0; i < waiver_count; i++) {
		char place[32];

		snprintf(place, sizeof place, "brinell.yaml:%u", (unsigned)i + 10);
		own[i] = (struct bri_waiver){
		    .rule = little_text(little, waivers[i].rule),
		    .path = little_text(little, waivers[i].path),
		    .reason = little_text(little, waivers[i].reason),
		    .owner = little_text(little, "us"),
		    .expires = waivers[i].expires,
		    .digest = waivers[i].digest ? little_text(little, waivers[i].digest) : 0,
		    .place = little_text(little, place),
		    .function = waivers[i].function ? little_text(little, waivers[i].function) : 0,
		    .count = waivers[i].count};
	}
	for (uint32_t i = 0; i < scope_count; i++) {
		set[i].rule = little_text(little, scopes[i].rule);
		set[i].path = scopes[i].path ? little_text(little, scopes[i].path) : 0;
		set[i].target = scopes[i].target ? little_text(little, scopes[i].target) : 0;
		set[i].severity = scopes[i].severity;
		set[i].triple = scopes[i].triple ? little_text(little, scopes[i].triple) : 0;
		set[i].language = scopes[i].language ? little_text(little, scopes[i].language) : 0;
		set[i].environment = scopes[i].environment ? little_text(little, scopes[i].environment) : 0;
	}
	for (int i = 0; i < BRI_TABLES; i++) {
		if (i == BRI_TABLE_RULES)
			little_table(little, i, rules, rule_count, sizeof *rules);
		else if (i == BRI_TABLE_NAMES)
			little_table(little, i, names, 64, sizeof *names);
		else if (i == BRI_TABLE_SCOPES)
			little_table(little, i, set, scope_count, sizeof *set);
		else if (i == BRI_TABLE_WAIVERS)
			little_table(little, i, own, waiver_count, sizeof *own);
		else
			little_table(little, i, NULL, 0, 0);
	}
	policy = bri_policy_from_memory(little->bytes, little_close(little), "little", &error);
	if (!policy)
		fail_msg("%s: %s", error.where, error.what);
	return policy;
}

#endif
