/* SPDX-License-Identifier: Apache-2.0 */
/* From the value that a user gives to a compiled policy that can be opened:
 * finds the project's policy, compiles YAML, keeps what it compiled in the
 * user's cache under the hash of its sources, and writes files whole or not at
 * all.  It refuses to guess: an unknown name is an error that lists the names. */

#include "policy_load.h"

#include "policy_set.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- which policy ----------------------------------------------------------------- */

int bri_policy_find_project(const char *directory, char ret_path[PATH_MAX], struct bri_error *reterr)
{
	static const char name[] = "/brinell.yaml";
	char at[PATH_MAX];

	if (!realpath(directory, at))
		return bri_error_set(reterr, directory, "can't look for brinell.yaml: %s", strerror(errno));
	for (;;) {
		size_t length = strlen(at);

		if (length == 1)
			length = 0; /* "/" */
		if (length + sizeof name <= PATH_MAX) {
			memcpy(ret_path, at, length);
			memcpy(ret_path + length, name, sizeof name);
			if (access(ret_path, F_OK) == 0)
				return 1;
			/* A policy that can't be seen must not be passed over. */
			if (errno != ENOENT && errno != ENOTDIR)
				return bri_error_set(reterr, ret_path, "can't look at it: %s", strerror(errno));
		}
		if (length == 0)
			return 0;
		*strrchr(at, '/') = 0;
		if (!at[0])
			strcpy(at, "/");
	}
}

int bri_policy_choose(const char *option, const char *directory, char ret_value[PATH_MAX], struct bri_error *reterr)
{
	const char *value = option && *option ? option : getenv("BRINELL_POLICY");
	int found;

	if (!value || !*value) {
		found = bri_policy_find_project(directory, ret_value, reterr);
		if (found)
			return found < 0 ? -1 : 0;
		value = BRI_POLICY_DEFAULT;
	}
	if (strlen(value) >= PATH_MAX)
		return bri_error_set(reterr, "", "the policy's name is too long");
	strcpy(ret_value, value);
	return 0;
}

/* ---- compiling ---------------------------------------------------------------------- */

typedef int (*file_reader)(struct bri_build *build, const struct bri_yaml *file);

/* Parse files [0, count) and hand each to `read`; trees stay for later passes. */
static int read_files(struct bri_build *build, const struct bri_set_file *files, const struct bri_yaml **trees,
                      size_t count, file_reader read)
{
	for (size_t i = 0; i < count; i++) {
		if (!trees[i])
			trees[i] =
			    bri_yaml_parse(&build->pool, files[i].bytes, files[i].size, files[i].path, build->reterr);
		if (!trees[i] || read(build, trees[i]) < 0)
			return -1;
	}
	return 0;
}

static int compile_set(struct bri_build *build, const struct bri_set *set, unsigned char **ret_bytes, size_t *ret_size)
{
	size_t most = set->rule_count + set->api_count + set->clause_count + 1;
	const struct bri_yaml **rules = bri_policy_pool_take(&build->pool, most * sizeof *rules);
	const struct bri_yaml **apis, **clauses;

	if (!rules)
		return bri_error_set(build->reterr, "", "out of memory");
	apis = rules + set->rule_count;
	clauses = apis + set->api_count;
	if (read_files(build, set->rules, rules, set->rule_count, bri_build_vocabulary_file) < 0 ||
	    read_files(build, set->rules, rules, set->rule_count, bri_build_rules_file) < 0 ||
	    read_files(build, set->apis, apis, set->api_count, bri_build_api_file) < 0 ||
	    bri_build_profiles(build, set) < 0 || bri_build_scopes(build, set) < 0)
		return -1;
	build->digest_strings = build->strings.count;
	if (read_files(build, set->clauses, clauses, set->clause_count, bri_build_clauses_file) < 0 ||
	    bri_build_check_references(build) < 0 || bri_build_own(build, set) < 0)
		return -1;
	return bri_build_finish(build, ret_bytes, ret_size);
}

/* Compile what was read; what comes out must be what the reader accepts. */
static int compile(const struct bri_set *set, unsigned char **ret_bytes, size_t *ret_size, struct bri_error *reterr)
{
	struct bri_policy *policy;
	struct bri_build build;
	int rc;

	bri_build_init(&build, reterr);
	rc = compile_set(&build, set, ret_bytes, ret_size);
	bri_build_finish_free(&build);
	if (rc < 0)
		return -1;
	policy = bri_policy_from_memory(*ret_bytes, *ret_size, set->documents[0].path, reterr);
	if (!policy) {
		free(*ret_bytes);
		*ret_bytes = NULL;
		return -1;
	}
	bri_policy_close(policy);
	return 0;
}

int bri_policy_compile(const char *root, const char *value, unsigned char **ret_bytes, size_t *ret_size,
                       struct bri_error *reterr)
{
	struct bri_set set;
	int rc;

	rc = bri_set_read(&set, root, value, reterr);
	if (rc == 0)
		rc = compile(&set, ret_bytes, ret_size, reterr);
	bri_set_finish(&set);
	return rc;
}

/* ---- writing ------------------------------------------------------------------------- */

static int write_all(int fd, const unsigned char *bytes, size_t size)
{
	while (size) {
		ssize_t wrote = write(fd, bytes, size);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return -1;
		bytes += wrote;
		size -= (size_t)wrote;
	}
	return 0;
}

int bri_policy_write(const char *path, const unsigned char *bytes, size_t size, struct bri_error *reterr)
{
	char temporary[PATH_MAX];
	mode_t mask;
	int fd, rc;

	if (snprintf(temporary, sizeof temporary, "%s.XXXXXX", path) >= (int)sizeof temporary)
		return bri_error_set(reterr, path, "the path is too long");
	fd = mkstemp(temporary);
	if (fd < 0)
		return bri_error_set(reterr, path, "can't write it: %s; free some space there or name another place", strerror(errno));
	mask = umask(0);
	umask(mask);
	rc = write_all(fd, bytes, size) < 0 || fchmod(fd, 0666 & ~mask) < 0;
	if (rc)
		bri_error_set(reterr, path, "can't write it: %s; free some space there or name another place", strerror(errno));
	/* A full disk may show only here. */
	if (close(fd) < 0 && !rc)
		rc = bri_error_set(reterr, path, "can't write it: %s; free some space there or name another place", strerror(errno));
	if (!rc && rename(temporary, path) < 0)
		rc = bri_error_set(reterr, path, "can't write it: %s; free some space there or name another place", strerror(errno));
	if (rc)
		unlink(temporary);
	return rc ? -1 : 0;
}

/* ---- the cache ------------------------------------------------------------------------ */

/* mkdir -p for this user alone. */
static int make_directories(char *path)
{
	for (char *slash = strchr(path + 1, '/');; slash = strchr(slash + 1, '/')) {
		if (slash)
			*slash = 0;
		if (mkdir(path, 0700) < 0 && errno != EEXIST && errno != EISDIR && errno != EROFS && errno != EACCES)
			return -1;
		if (!slash)
			return access(path, W_OK | X_OK);
		*slash = '/';
	}
}

/* A directory that others can write to would let them choose the policy. */
static bool is_private(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
	       (status.st_mode & 022) == 0;
}

static int cache_directory(char ret_path[PATH_MAX], struct bri_error *reterr)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME"), *temporary = getenv("TMPDIR");
	int length = -1;

	if (cache && cache[0] == '/')
		length = snprintf(ret_path, PATH_MAX, "%s/brinell", cache);
	else if (home && home[0] == '/')
		length = snprintf(ret_path, PATH_MAX, "%s/.cache/brinell", home);
	if (length > 0 && length < PATH_MAX && make_directories(ret_path) == 0 && is_private(ret_path))
		return 0;
	/* Build daemons have no home. */
	length = snprintf(ret_path, PATH_MAX, "%s/brinell-%u", temporary && temporary[0] == '/' ? temporary : "/tmp",
	                  (unsigned)geteuid());
	if (length < PATH_MAX && make_directories(ret_path) == 0 && is_private(ret_path))
		return 0;
	return bri_error_set(reterr, ret_path, "no private directory for compiled policies: set XDG_CACHE_HOME");
}

static struct bri_policy *open_absolute(const char *path, char ret_path[PATH_MAX], struct bri_error *reterr)
{
	struct bri_policy *policy = bri_policy_open(path, reterr);

	if (policy && !realpath(path, ret_path)) {
		bri_error_set(reterr, path, "can't find its absolute path: %s", strerror(errno));
		bri_policy_close(policy);
		return NULL;
	}
	return policy;
}

static struct bri_policy *resolve_set(const struct bri_set *set, char ret_path[PATH_MAX], struct bri_error *reterr)
{
	char directory[PATH_MAX], path[PATH_MAX], key[65];
	struct bri_policy *policy;
	unsigned char *bytes = NULL;
	size_t size = 0;
	int rc;

	if (cache_directory(directory, reterr) < 0)
		return NULL;
	bri_set_key(set, key);
	if (snprintf(path, sizeof path, "%s/%s.bri", directory, key) >= (int)sizeof path) {
		bri_error_set(reterr, directory, "the cache's path is too long: set XDG_CACHE_HOME");
		return NULL;
	}
	if (access(path, F_OK) == 0) {
		struct bri_error ignored; /* a damaged file in a cache is made again */

		policy = open_absolute(path, ret_path, &ignored);
		if (policy)
			return policy;
	}
	if (compile(set, &bytes, &size, reterr) < 0)
		return NULL;
	rc = bri_policy_write(path, bytes, size, reterr);
	free(bytes);
	return rc == 0 ? open_absolute(path, ret_path, reterr) : NULL;
}

struct bri_policy *bri_policy_resolve(const char *root, const char *value, char ret_path[PATH_MAX],
                                      struct bri_error *reterr)
{
	struct bri_policy *policy = NULL;
	size_t length = strlen(value);
	struct bri_set set;
	char path[PATH_MAX];

	if (length > 4 && strcmp(value + length - 4, ".bri") == 0)
		return open_absolute(value, ret_path, reterr);
	if (!bri_set_is_path(value) && snprintf(path, sizeof path, "%s/%s.bri", root, value) < (int)sizeof path &&
	    access(path, F_OK) == 0)
		return open_absolute(path, ret_path, reterr);
	if (bri_set_read(&set, root, value, reterr) == 0)
		policy = resolve_set(&set, ret_path, reterr);
	bri_set_finish(&set);
	return policy;
}
