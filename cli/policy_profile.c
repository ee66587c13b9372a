/* SPDX-License-Identifier: Apache-2.0 */
/* Profiles and the settings half of a project's policy: what each rule's
 * severity is, and the minima that option rules compare with.  A document's own
 * words win over what it extends; of several documents that it extends the
 * stricter wins.  It refuses unknown rules and settings, and a policy that
 * leaves a rule without severity. */

#include "policy_set.h"

#include <string.h>

#define SETTINGS_MAX 32
#define NO_SEVERITY 255

struct setting {
	const char *key, *value;
	const struct bri_yaml *at;
};

/* What one document comes to, with everything it extends. */
struct state {
	bool done;
	uint8_t *severity, *elsewhere; /* one for each rule, in the order of reading */
	struct setting settings[SETTINGS_MAX];
	size_t setting_count;
};

struct profiles {
	struct bri_build *build;
	const struct bri_set *set;
	struct state *states; /* one for each document */
};

static const char *const severity_words[] = {"off", "warning", "error", NULL};
/* Settings that no option check compares with, from lenient to strict. */
static const struct {
	const char *key;
	const char *words[4];
} own_settings[] = {{"strip", {"run", "image", "link", NULL}}, {"source-waivers", {"short", "full", "off", NULL}},
                  {"sbom", {"off", "on", NULL}}};

/* ---- settings ------------------------------------------------------------------- */

/* The option check that a setting is the minimum of; NULL: none. */
static const struct bri_check *check_of(const struct bri_build *build, const char *key)
{
	const struct bri_build_check *checks = build->checks.items;

	for (size_t i = 0; i < build->checks.count; i++)
		if (checks[i].check.setting && strcmp(bri_build_string(build, checks[i].check.setting), key) == 0)
			return &checks[i].check;
	return NULL;
}

/* Place of a value among a setting's values, weak to strong; -1: not one of them,
 * -2: no such setting. */
static int strength(const struct bri_build *build, const char *key, const char *value)
{
	const struct bri_check *check = check_of(build, key);
	const struct bri_condition *conditions = build->tables[BRI_TABLE_CONDITIONS].items, *order;
	const uint32_t *words = build->tables[BRI_TABLE_WORDS].items;

	for (size_t o = 0; o < sizeof own_settings / sizeof *own_settings; o++) {
		if (strcmp(key, own_settings[o].key) != 0)
			continue;
		for (int i = 0; own_settings[o].words[i]; i++)
			if (strcmp(own_settings[o].words[i], value) == 0)
				return i;
		return -1;
	}
	if (!check)
		return -2;
	order = &conditions[check->first_condition];
	for (uint32_t i = 0; i < order->count; i++)
		if (strcmp(bri_build_string(build, words[order->first + i]), value) == 0)
			return (int)i;
	return -1;
}

static struct setting *setting_of(struct state *state, const char *key)
{
	for (size_t i = 0; i < state->setting_count; i++)
		if (strcmp(state->settings[i].key, key) == 0)
			return &state->settings[i];
	return NULL;
}

static int put_setting(struct profiles *profiles, struct state *state, const struct setting *setting)
{
	struct setting *same = setting_of(state, setting->key);

	if (same) {
		*same = *setting;
		return 0;
	}
	if (state->setting_count == SETTINGS_MAX)
		return bri_yaml_error(setting->at, profiles->build->reterr, "more than %d settings", SETTINGS_MAX);
	state->settings[state->setting_count++] = *setting;
	return 0;
}

static int read_settings(struct profiles *profiles, struct state *state, const struct bri_yaml *map)
{
	struct bri_build *build = profiles->build;

	if (map->kind != BRI_YAML_MAP)
		return bri_yaml_error(map, build->reterr, "'settings' must be a map");
	for (size_t i = 0; i < map->count; i++) {
		struct setting setting = {map->keys[i]->text, NULL, map->keys[i]};
		int place;

		if (bri_yaml_text(map->items[i], setting.key, &setting.value, build->reterr) < 0)
			return -1;
		place = strength(build, setting.key, setting.value);
		if (place == -2)
			return bri_yaml_error(map->keys[i], build->reterr, "unknown setting '%.60s'", setting.key);
		if (place == -1)
			return bri_yaml_error(map->items[i], build->reterr, "setting '%.60s' can't be '%.60s'",
			                      setting.key, setting.value);
		if (put_setting(profiles, state, &setting) < 0)
			return -1;
	}
	return 0;
}

/* ---- severities ----------------------------------------------------------------- */

static int read_severity(struct bri_build *build, const struct bri_yaml *node, uint8_t *ret_severity,
                         uint8_t *ret_elsewhere)
{
	static const char *const keys[] = {"secret", "elsewhere", NULL};
	const struct bri_yaml *secret, *elsewhere;
	unsigned severity = 0, other = 0;

	if (node->kind != BRI_YAML_MAP) {
		if (bri_yaml_word(node, "severity", severity_words, &severity, build->reterr) < 0)
			return -1;
		*ret_severity = *ret_elsewhere = (uint8_t)severity;
		return 0;
	}
	if (bri_yaml_is_map(node, "a severity", keys, build->reterr) < 0)
		return -1;
	secret = bri_yaml_get(node, "secret");
	elsewhere = bri_yaml_get(node, "elsewhere");
	if (!secret || !elsewhere)
		return bri_yaml_error(node, build->reterr, "a severity in two parts needs 'secret' and 'elsewhere'");
	if (bri_yaml_word(secret, "severity", severity_words, &severity, build->reterr) < 0 ||
	    bri_yaml_word(elsewhere, "severity", severity_words, &other, build->reterr) < 0)
		return -1;
	*ret_severity = (uint8_t)severity;
	*ret_elsewhere = (uint8_t)other;
	return 0;
}

static int read_severities(struct profiles *profiles, struct state *state, const struct bri_yaml *map)
{
	struct bri_build *build = profiles->build;

	if (map->kind != BRI_YAML_MAP)
		return bri_yaml_error(map, build->reterr, "'severities' must be a map");
	for (size_t i = 0; i < map->count; i++) {
		const struct bri_build_rule *rule = bri_build_rule(build, map->keys[i]->text);

		if (!rule)
			return bri_yaml_error(map->keys[i], build->reterr, "unknown rule '%.80s'", map->keys[i]->text);
		if (read_severity(build, map->items[i], &state->severity[rule->order], &state->elsewhere[rule->order]) <
		    0)
			return -1;
	}
	return 0;
}

/* ---- documents ------------------------------------------------------------------ */

static uint8_t stricter(uint8_t a, uint8_t b)
{
	if (a == NO_SEVERITY || b == NO_SEVERITY)
		return a == NO_SEVERITY ? b : a;
	return a > b ? a : b;
}

static int join_parent(struct profiles *profiles, struct state *state, const struct state *parent)
{
	for (size_t i = 0; i < profiles->build->rules.count; i++) {
		state->severity[i] = stricter(state->severity[i], parent->severity[i]);
		state->elsewhere[i] = stricter(state->elsewhere[i], parent->elsewhere[i]);
	}
	for (size_t i = 0; i < parent->setting_count; i++) {
		const struct setting *theirs = &parent->settings[i], *ours = setting_of(state, theirs->key);

		if (ours && strength(profiles->build, ours->key, ours->value) >
		                strength(profiles->build, theirs->key, theirs->value))
			continue;
		if (put_setting(profiles, state, theirs) < 0)
			return -1;
	}
	return 0;
}

/* `sbom: true`: the setting by its own key, since it asks for a list and not for a strength. */
static int read_sbom(struct profiles *profiles, struct state *state, const struct bri_yaml *map)
{
	const struct bri_yaml *node = bri_yaml_get(map, "sbom");
	struct setting setting = {"sbom", "off", node};
	bool on = false;

	if (!node)
		return 0;
	if (bri_yaml_bool(node, "sbom", &on, profiles->build->reterr) < 0)
		return -1;
	if (on)
		setting.value = "on";
	return put_setting(profiles, state, &setting);
}

/* `extends` has no cycles (policy_set.c), so this ends. */
static int settle(struct profiles *profiles, size_t index)
{
	const struct bri_set_document *document = &profiles->set->documents[index];
	struct state *state = &profiles->states[index];
	const struct bri_yaml *settings = bri_yaml_get(document->yaml, "settings");
	const struct bri_yaml *severities = bri_yaml_get(document->yaml, "severities");
	size_t rules = profiles->build->rules.count;

	if (state->done)
		return 0;
	state->severity = bri_policy_pool_take(&profiles->build->pool, rules + 1);
	state->elsewhere = bri_policy_pool_take(&profiles->build->pool, rules + 1);
	if (!state->severity || !state->elsewhere)
		return bri_error_set(profiles->build->reterr, "", "out of memory");
	memset(state->severity, NO_SEVERITY, rules);
	memset(state->elsewhere, NO_SEVERITY, rules);
	for (size_t i = 0; i < document->parent_count; i++)
		if (settle(profiles, document->parents[i]) < 0 ||
		    join_parent(profiles, state, &profiles->states[document->parents[i]]) < 0)
			return -1;
	if ((settings && read_settings(profiles, state, settings) < 0) || read_sbom(profiles, state, document->yaml) < 0 ||
	    (severities && read_severities(profiles, state, severities) < 0))
		return -1;
	state->done = true;
	return 0;
}

/* The rules whose commands an image check takes over are there. */
static int check_commands(struct bri_build *build, const struct bri_build_check *check)
{
	const struct bri_condition *conditions = build->tables[BRI_TABLE_CONDITIONS].items;
	const uint32_t *words = build->tables[BRI_TABLE_WORDS].items;

	for (uint32_t i = 0; check->check.predicate == BRI_IS_IMAGE && i < check->check.conditions; i++) {
		const struct bri_condition *condition = &conditions[check->check.first_condition + i];

		if (condition->op != BRI_IS_WORDS || strcmp(bri_build_string(build, condition->text), "commands") != 0)
			continue;
		for (uint32_t n = 0; n < condition->count; n++) {
			const char *id = bri_build_string(build, words[condition->first + n]);

			if (!bri_build_rule(build, id))
				return bri_yaml_error(check->at, build->reterr, "'commands' names no rule: '%.80s'", id);
		}
	}
	return 0;
}

/* Every rule has a severity, and every rule that is on has its setting. */
static int check_complete(struct profiles *profiles, struct state *state)
{
	struct bri_build *build = profiles->build;
	const struct bri_yaml *at = profiles->set->documents[0].yaml;
	const struct bri_build_rule *rules = build->rules.items;
	const struct bri_build_check *checks = build->checks.items;

	for (size_t i = 0; i < build->rules.count; i++)
		if (state->severity[i] == NO_SEVERITY)
			return bri_yaml_error(at, build->reterr, "rule '%s' has no severity: add it to 'severities'",
			                      rules[i].id);
	for (size_t i = 0; i < build->checks.count; i++) {
		const char *key = bri_build_string(build, checks[i].check.setting);

		if (check_commands(build, &checks[i]) < 0)
			return -1;
		if (*key && state->severity[checks[i].check.rule] != BRI_OFF && !setting_of(state, key))
			return bri_yaml_error(at, build->reterr, "setting '%s' is missing: rule '%s' compares with it",
			                      key, rules[checks[i].check.rule].id);
	}
	return 0;
}

int bri_build_profiles(struct bri_build *build, const struct bri_set *set)
{
	struct profiles profiles = {build, set, NULL};
	struct bri_build_rule *rules = build->rules.items;
	struct state *state;
	const char *key, *name = NULL;

	profiles.states = bri_policy_pool_take(&build->pool, set->document_count * sizeof *profiles.states);
	if (!profiles.states)
		return bri_error_set(build->reterr, "", "out of memory");
	if (settle(&profiles, 0) < 0)
		return -1;
	state = &profiles.states[0];
	if (check_complete(&profiles, state) < 0)
		return -1;
	for (size_t i = 0; i < build->rules.count; i++) {
		rules[i].rule.severity = state->severity[i];
		rules[i].rule.severity_elsewhere = state->elsewhere[i];
	}
	for (size_t i = 0; i < state->setting_count; i++) {
		struct bri_setting *setting = bri_build_add(build, BRI_TABLE_SETTINGS);

		setting->key = bri_build_text(build, state->settings[i].key);
		setting->value = bri_build_text(build, state->settings[i].value);
	}
	key = set->documents[0].is_project ? "policy" : "profile";
	if (bri_yaml_key_text(set->documents[0].yaml, key, true, &name, build->reterr) < 0)
		return -1;
	build->name = name;
	return bri_build_memory(build);
}
