/* SPDX-License-Identifier: Apache-2.0 */
/* Facts on a member: by its structure's name and its own, by its own alone, by its words, without what says no more than
 * that it is a member or of which type, or by its last words: `m_password`, `Password`, `szPassword` and `password_` are what
 * `*.password` says, `modemPassword` is what `*.*_password` says. */
#include "world.h"

#include <string.h>

/* Marks of a member, and of types. */
static size_t mark_at(const char *words)
{
	static const char *const marks[] = {"b_", "m_", "p_", "pc_", "str_", "sz_", "psz_", "lpsz_", "puc_"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(words, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

/* "modem_auth_password": as "*.*_modem_auth_password", as "*.*_auth_password", then as "*.*_password". */
static const struct bri_api *find_last_words(const struct bri_policy *policy, const char *words, size_t *ret_count)
{
	char any[BRI_SPELLED_MAX + 4] = "*.*_";
	const struct bri_api *apis = NULL;
	while (!apis && words) {
		strcpy(any + 4, words);
		apis = bri_policy_find_field(policy, any, ret_count);
		words = strchr(words, '_');
		words = words ? words + 1 : NULL;
	}
	return apis;
}

/* "bVerifyPeer" -> "*.verify_peer": as it is spelled, then without its mark, then by its last words. */
static const struct bri_api *find_spelled(const struct bri_policy *policy, const char *member, size_t *ret_count)
{
	struct bri_spelled spelled;
	char *words = spelled.words, any[BRI_SPELLED_MAX + 2] = "*.";
	size_t mark;
	bri_spell_numbered(member, &spelled); /* "_b_verify_peer_" */
	if (spelled.length < 3)
		return NULL;
	words[spelled.length - 1] = 0;
	strcpy(any + 2, words + 1);
	const struct bri_api *apis = strcmp(any + 2, member) == 0 ? NULL : bri_policy_find_field(policy, any, ret_count);
	if (!apis && (mark = mark_at(words + 1))) {
		strcpy(any + 2, words + 1 + mark);
		apis = bri_policy_find_field(policy, any, ret_count);
	}
	return apis ? apis : find_last_words(policy, any + 2, ret_count);
}

const struct bri_api *bri_find_field(const struct bri_policy *policy, const char *name, size_t *ret_count)
{
	char any[256] = "*";
	const char *dot = strrchr(name, '.');
	const struct bri_api *apis = bri_policy_find_field(policy, name, ret_count);
	if (apis || !dot || strlen(dot) + 2 >= sizeof any)
		return apis;
	strcpy(any + 1, dot);
	apis = bri_policy_find_field(policy, any, ret_count);
	return apis ? apis : find_spelled(policy, dot + 1, ret_count);
}
