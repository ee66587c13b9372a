/* SPDX-License-Identifier: Apache-2.0 */
/* Facts on a member: by its structure's name and its own, by its own alone, or by that without what says no more than that
 * it is a member: `m_password`, `password_`, `mPassword`. */
#include "world.h"

#include <string.h>

/* "Type.m_password" -> "*.password"; false: nothing is to be taken away. */
static bool without_marks(const char *member, char *out, size_t room)
{
	size_t length = strlen(member);
	const char *name = member;
	bool is_prefixed = strncmp(name, "m_", 2) == 0, is_camel = name[0] == 'm' && name[1] >= 'A' && name[1] <= 'Z';
	name += is_prefixed ? 2 : is_camel ? 1 : name[0] == '_' ? 1 : 0;
	length -= (size_t)(name - member);
	if (length > 1 && name[length - 1] == '_')
		length--;
	if (length == strlen(member) || length < 2 || length + 3 > room)
		return false;
	memcpy(out, "*.", 2);
	memcpy(out + 2, name, length);
	out[length + 2] = 0;
	if (is_camel)
		out[2] = (char)(out[2] + 32);
	return true;
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
	return !apis && without_marks(dot + 1, any, sizeof any) ? bri_policy_find_field(policy, any, ret_count) : apis;
}
