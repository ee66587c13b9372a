/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers by name: what an enumerator stands for is the unit's word, not the policy's, since libraries number them
 * anew from release to release.  It keeps nothing between units. */
#include "enumerator.h"

#include "fact_build.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

struct wanted {
	const struct bri_policy *policy;
	uint32_t *slots; /* strings of the policy by hash, open addressing, 0: empty */
	uint32_t mask;
};

static uint32_t slot_of(const struct wanted *wanted, const char *name)
{
	uint32_t at = bri_policy_hash(name) & wanted->mask;
	while (wanted->slots[at] != 0 && strcmp(bri_policy_text(wanted->policy, wanted->slots[at]), name) != 0)
		at = (at + 1) & wanted->mask;
	return at;
}

static bool is_wanted(void *context, const char *name)
{
	const struct wanted *wanted = context;
	return wanted->slots[slot_of(wanted, name)] != 0;
}

void bri_enumerators_prune(const struct bri_policy *policy, struct bri_unit *unit)
{
	struct wanted wanted = {.policy = policy};
	size_t conditions_count, names = 0, room = 16;
	const struct bri_condition *conditions = bri_policy_conditions(policy, &conditions_count);
	const uint32_t *words = bri_policy_words(policy, NULL);
	if (bri_unit_enumerators(unit) == 0)
		return;
	for (size_t i = 0; i < conditions_count; i++)
		names += conditions[i].op == BRI_NAMED ? conditions[i].count : 0;
	while (room < names * 2)
		room *= 2;
	wanted.mask = (uint32_t)room - 1;
	wanted.slots = calloc(room, sizeof *wanted.slots);
	if (!wanted.slots)
		return; /* all stay: more than needed, nothing wrong */
	for (size_t i = 0; i < conditions_count; i++)
		for (uint32_t w = 0; conditions[i].op == BRI_NAMED && w < conditions[i].count; w++) {
			uint32_t word = words[conditions[i].number + w];
			wanted.slots[slot_of(&wanted, bri_policy_text(policy, word))] = word;
		}
	bri_unit_keep_enumerators(unit, is_wanted, &wanted);
	free(wanted.slots);
}

static bool names_any(const struct bri_policy *policy, uint32_t first, uint32_t count)
{
	const struct bri_condition *conditions = bri_policy_conditions(policy, NULL) + first;
	for (uint32_t i = 0; i < count; i++)
		if (conditions[i].op == BRI_NAMED)
			return true;
	return false;
}

bool bri_enumerators_wanted(void *policy, const char *name)
{
	size_t count = 0;
	const struct bri_api *api = bri_find_function(policy, name, &count);
	if (!api)
		api = bri_find_field(policy, name, &count);
	for (size_t i = 0; i < count; i++)
		if (names_any(policy, api[i].first_bad, api[i].bad) || names_any(policy, api[i].first_when, api[i].when))
			return true;
	return false;
}

bool bri_functions_wanted(void *policy, const char *name)
{
	size_t count = 0;
	return bri_find_function(policy, name, &count) != NULL;
}

int bri_functions_naming(void *policy, const char *name)
{
	size_t count = 0;
	const struct bri_api *api = bri_find_function(policy, name, &count);
	for (size_t i = 0; i < count; i++)
		if (api[i].effect == BRI_EFFECT_NAMED)
			return api[i].arg;
	return -1;
}

/* The first declaration of a name prevails. */
static bool declared(const struct bri_unit *unit, const char *name, int64_t *ret_value)
{
	for (size_t i = 0; i < bri_unit_enumerators(unit); i++)
		if (strcmp(bri_unit_text(unit, bri_unit_enumerator_at(unit, i, ret_value)), name) == 0)
			return true;
	return false;
}

bool bri_enumerators_hold(const struct bri_policy *policy, const struct bri_unit *unit,
                          const struct bri_condition *condition, int64_t value)
{
	const int64_t *numbers = bri_policy_numbers(policy, NULL) + condition->first;
	const uint32_t *words = bri_policy_words(policy, NULL) + condition->number;
	bool any = false;
	for (uint32_t i = 0; i < condition->count; i++) {
		int64_t own;
		if (!declared(unit, bri_policy_text(policy, words[i]), &own))
			continue;
		any = true;
		if (own == value)
			return true;
	}
	for (uint32_t i = 0; !any && i < condition->count; i++)
		if (numbers[i] == value)
			return true;
	return false;
}
