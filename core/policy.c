/* SPDX-License-Identifier: Apache-2.0 */
/* The compiled policy's reader.  It maps a .bri file, has every byte of it checked
 * once (policy_check.c), and hands out its tables; after that readers index
 * without looking.  It refuses to guess or to hand out part of a file: a policy
 * is whole or it is an error. */

#include "policy_inner.h"
#include "sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* FNV's, for 64 bits. */
#define CHECKSUM_PRIME 1099511628211u

/* ---- opening --------------------------------------------------------------- */

struct bri_policy *bri_policy_from_memory(const void *bytes, size_t size, const char *where, struct bri_error *reterr)
{
	struct bri_policy *policy;

	if ((uintptr_t)bytes % 8 != 0) {
		bri_error_set(reterr, where, "compiled policy is not aligned in memory to 8 bytes");
		return NULL;
	}
	policy = calloc(1, sizeof *policy);
	if (!policy) {
		bri_error_set(reterr, where, "out of memory");
		return NULL;
	}
	policy->bytes = bytes;
	policy->size = size;
	policy->header = bytes;
	if (bri_policy_validate(policy, where, reterr) < 0) {
		free(policy);
		return NULL;
	}
	return policy;
}

/* The descriptor's whole content, mapped; NULL with reterr. */
static void *map_file(int fd, const char *path, size_t *ret_size, struct bri_error *reterr)
{
	struct stat status;
	void *bytes;

	if (fstat(fd, &status) < 0) {
		bri_error_set(reterr, path, "can't read the compiled policy: %s", strerror(errno));
		return NULL;
	}
	if (!S_ISREG(status.st_mode)) {
		bri_error_set(reterr, path, "not a regular file: give a compiled policy (.bri)");
		return NULL;
	}
	if (status.st_size < (off_t)sizeof(struct bri_policy_header) || status.st_size > (off_t)BRI_POLICY_BYTES_MAX) {
		bri_error_set(reterr, path, "not a compiled policy (%lld bytes): " BRI_POLICY_AGAIN,
		              (long long)status.st_size);
		return NULL;
	}
	bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	if (bytes == MAP_FAILED) {
		bri_error_set(reterr, path, "can't map the compiled policy: %s", strerror(errno));
		return NULL;
	}
	*ret_size = (size_t)status.st_size;
	return bytes;
}

struct bri_policy *bri_policy_open(const char *path, struct bri_error *reterr)
{
	struct bri_policy *policy;
	size_t size = 0;
	void *bytes;
	/* Not blocking: a pipe of that name must not hang the compile. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0) {
		bri_error_set(reterr, path, "can't open the compiled policy: %s; " BRI_POLICY_AGAIN, strerror(errno));
		return NULL;
	}
	bytes = map_file(fd, path, &size, reterr);
	close(fd);
	if (!bytes)
		return NULL;
	policy = bri_policy_from_memory(bytes, size, path, reterr);
	if (!policy) {
		munmap(bytes, size);
		return NULL;
	}
	policy->mapped = true;
	return policy;
}

void bri_policy_close(struct bri_policy *policy)
{
	if (!policy)
		return;
	if (policy->mapped)
		munmap((void *)(uintptr_t)policy->bytes, policy->size);
	free(policy);
}

/* ---- reading ---------------------------------------------------------------- */

const struct bri_policy_header *bri_policy_header(const struct bri_policy *policy)
{
	return policy->header;
}

const char *bri_policy_text(const struct bri_policy *policy, uint32_t string)
{
	return string < policy->header->strings_size ? policy->strings + string : "";
}

void bri_policy_digest_hex(const struct bri_policy *policy, char ret_hex[65])
{
	bri_digest_text(policy->header->digest, ret_hex);
}

static const void *view(const struct bri_policy *policy, enum bri_table which, size_t *ret_count)
{
	if (ret_count)
		*ret_count = policy->header->tables[which].count;
	return bri_policy_table(policy, which);
}

#define VIEW(type, name, which)                                                                                        \
	const type *bri_policy_##name(const struct bri_policy *policy, size_t *ret_count)                              \
	{                                                                                                              \
		return view(policy, which, ret_count);                                                                 \
	}

VIEW(struct bri_rule, rules, BRI_TABLE_RULES)
VIEW(struct bri_role, roles, BRI_TABLE_ROLES)
VIEW(struct bri_check, checks, BRI_TABLE_CHECKS)
VIEW(struct bri_api, apis, BRI_TABLE_APIS)
VIEW(struct bri_condition, conditions, BRI_TABLE_CONDITIONS)
VIEW(int64_t, numbers, BRI_TABLE_NUMBERS)
VIEW(uint32_t, words, BRI_TABLE_WORDS)
VIEW(uint32_t, tags, BRI_TABLE_TAGS)
VIEW(struct bri_reference, references, BRI_TABLE_REFERENCES)
VIEW(struct bri_fix, fixes, BRI_TABLE_FIXES)
VIEW(struct bri_setting, settings, BRI_TABLE_SETTINGS)
VIEW(struct bri_clause, clauses, BRI_TABLE_CLAUSES)
VIEW(struct bri_scope, scopes, BRI_TABLE_SCOPES)
VIEW(struct bri_waiver, waivers, BRI_TABLE_WAIVERS)
VIEW(struct bri_declaration, declarations, BRI_TABLE_DECLARATIONS)

static const struct bri_name *find(const struct bri_policy *policy, enum bri_name_kind kind, const char *text)
{
	const struct bri_name *names = bri_policy_table(policy, BRI_TABLE_NAMES);
	uint32_t mask = policy->header->tables[BRI_TABLE_NAMES].count - 1;
	uint32_t at = bri_policy_hash(text) & mask;

	/* Ends: at least half of the slots are empty. */
	for (; names[at].name != 0; at = (at + 1) & mask)
		if (names[at].kind == kind && strcmp(bri_policy_text(policy, names[at].name), text) == 0)
			return &names[at];
	return NULL;
}

static const struct bri_api *find_api(const struct bri_policy *policy, enum bri_name_kind kind, const char *text,
                                      size_t *ret_count)
{
	const struct bri_name *name = find(policy, kind, text);

	if (ret_count)
		*ret_count = name ? name->count : 0;
	if (!name)
		return NULL;
	return (const struct bri_api *)bri_policy_table(policy, BRI_TABLE_APIS) + name->first;
}

const struct bri_api *bri_policy_find_call(const struct bri_policy *policy, const char *name, size_t *ret_count)
{
	return find_api(policy, BRI_NAME_CALL, name, ret_count);
}

const struct bri_api *bri_policy_find_field(const struct bri_policy *policy, const char *name, size_t *ret_count)
{
	return find_api(policy, BRI_NAME_FIELD, name, ret_count);
}

const struct bri_api *bri_policy_parameters(const struct bri_policy *policy, size_t *ret_count)
{
	return find_api(policy, BRI_NAME_PARAMETER, "parameters", ret_count);
}

const struct bri_rule *bri_policy_find_rule(const struct bri_policy *policy, const char *id)
{
	const struct bri_name *name = find(policy, BRI_NAME_RULE, id);

	return name ? (const struct bri_rule *)bri_policy_table(policy, BRI_TABLE_RULES) + name->first : NULL;
}

const char *bri_policy_setting(const struct bri_policy *policy, const char *key)
{
	const struct bri_setting *settings = bri_policy_table(policy, BRI_TABLE_SETTINGS);

	for (uint32_t i = 0; i < policy->header->tables[BRI_TABLE_SETTINGS].count; i++)
		if (strcmp(bri_policy_text(policy, settings[i].key), key) == 0)
			return bri_policy_text(policy, settings[i].value);
	return NULL;
}

uint32_t bri_policy_hash(const char *name)
{
	uint32_t hash = 2166136261u;

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 16777619u;
	return hash;
}

static inline uint64_t checksum_step(uint64_t lane, const unsigned char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	word = (word ^ lane) * CHECKSUM_PRIME;
	return word << 29 | word >> 35;
}

/* Four chains side by side: a step waits for its own multiplication alone. */
uint64_t bri_policy_checksum(const void *bytes, size_t size)
{
	const unsigned char *at = bytes, *end = at + size;
	uint64_t lane[4] = {14695981039346656037u, 1, 2, 3}, hash;

	for (; end - at >= 32; at += 32) {
		lane[0] = checksum_step(lane[0], at);
		lane[1] = checksum_step(lane[1], at + 8);
		lane[2] = checksum_step(lane[2], at + 16);
		lane[3] = checksum_step(lane[3], at + 24);
	}
	hash = lane[0];
	for (int i = 1; i < 4; i++) {
		hash = (hash ^ lane[i]) * CHECKSUM_PRIME;
		hash ^= hash >> 32;
	}
	for (; at < end; at++)
		hash = (hash ^ *at) * CHECKSUM_PRIME;
	return hash;
}
