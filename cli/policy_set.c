/* SPDX-License-Identifier: Apache-2.0 */
/* Collects the files that one policy is made from: the document itself, what it
 * extends, the built-in APIs, rules and clauses, and the project's own.  It
 * reads content and follows `extends`, no further, so that a policy which is
 * already compiled is recognised by content alone.  It refuses cycles and
 * unknown names at the place that names them. */

#include "policy_set.h"

#include "policy_load.h"

#include <dirent.h>
#include <errno.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Raise when the same YAML begins to mean another compiled policy. */
#define MEANING "brinell policy 1"

const char *const bri_policy_builtin[] = {
    "xiaomi-2.0-low", "xiaomi-2.0-medium", "xiaomi-2.0-high", "en303645-3.1.3", "openssf-hardening", "strict", NULL};

static const char *const profile_keys[] = {"profile", "title", "extends", "settings", "severities", NULL};
static const char *const project_keys[] = {"policy", "title",   "extends",      "level", "settings", "severities",
                                           "scopes", "waivers", "declarations", "apis",  "rules",    "sbom", NULL};
static const char *const level_words[] = {"low", "medium", "high", NULL};

/* ---- files ---------------------------------------------------------------------- */

static int memory(const struct bri_set *set)
{
	return bri_error_set(set->reterr, "", "out of memory");
}

static char *join(struct bri_set *set, const char *directory, size_t length, const char *name)
{
	char *path = bri_policy_pool_take(&set->pool, length + strlen(name) + 2);

	if (path)
		sprintf(path, "%.*s%s%s", (int)length, directory, length && directory[length - 1] != '/' ? "/" : "",
		        name);
	return path;
}

static int add_file(struct bri_set *set, struct bri_set_file **files, size_t *count, const char *path)
{
	struct bri_set_file *grown = *files, file = {.path = path};

	file.bytes = bri_file_read(&set->pool, path, BRI_YAML_BYTES_MAX, &file.size, set->reterr);
	if (!file.bytes)
		return -1;
	/* Room for 16, 32, 64 ... files; what is left behind goes with the pool. */
	if (*count % 16 == 0 && (*count & (*count - 1)) == 0) {
		grown = bri_policy_pool_take(&set->pool, (*count ? *count * 2 : 16) * sizeof *grown);
		if (!grown)
			return memory(set);
		if (*count)
			memcpy(grown, *files, *count * sizeof *grown);
		*files = grown;
	}
	grown[(*count)++] = file;
	return 0;
}

static int is_yaml(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return entry->d_name[0] != '.' && length > 5 && strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

/* By bytes, not by locale: the order is part of the compiled policy. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int add_directory(struct bri_set *set, struct bri_set_file **files, size_t *count, const char *name)
{
	char *directory = join(set, set->root, strlen(set->root), name);
	struct dirent **entries = NULL;
	int found, rc = 0;

	if (!directory)
		return memory(set);
	found = scandir(directory, &entries, is_yaml, by_name);
	if (found < 0)
		return bri_error_set(set->reterr, directory,
		                     "can't read the built-in policies: %s; install Brinell again", strerror(errno));
	for (int i = 0; i < found; i++) {
		char *path = rc == 0 ? join(set, directory, strlen(directory), entries[i]->d_name) : NULL;

		if (rc == 0)
			rc = path ? add_file(set, files, count, path) : memory(set);
		free(entries[i]);
	}
	free(entries);
	return rc;
}

/* ---- documents -------------------------------------------------------------------- */

bool bri_set_is_path(const char *value)
{
	size_t length = strlen(value);

	return strchr(value, '/') || (length > 5 && strcmp(value + length - 5, ".yaml") == 0) ||
	       (length > 4 && strcmp(value + length - 4, ".yml") == 0);
}

static size_t directory_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* A path that stands in a document, relative to the document's directory. */
static char *relative(struct bri_set *set, const struct bri_set_document *document, const char *path)
{
	return join(set, document->path, path[0] == '/' ? 0 : directory_length(document->path), path);
}

/* Errors about a file that a document names stand at the name; errors about the
 * policy itself at its path. */
static int reading_failed(struct bri_set *set, const struct bri_yaml *at)
{
	struct bri_error inner = *set->reterr;

	return at ? bri_yaml_error(at, set->reterr, "%.200s: %.250s", inner.where, inner.what) : -1;
}

static int check_kind(struct bri_set *set, struct bri_set_document *document)
{
	const struct bri_yaml *yaml = document->yaml;
	const char *first = yaml->kind == BRI_YAML_MAP && yaml->count ? yaml->keys[0]->text : "";

	document->is_project = strcmp(first, "policy") == 0;
	if (!document->is_project && strcmp(first, "profile") != 0)
		return bri_yaml_error(yaml, set->reterr, "not a policy: its first key must be 'policy' or 'profile'");
	return bri_yaml_is_map(yaml, document->is_project ? "a policy" : "a profile",
	                       document->is_project ? project_keys : profile_keys, set->reterr);
}

/* "xiaomi-2.0-high" and level "medium": "xiaomi-2.0-medium". */
static int put_level(struct bri_set *set, const struct bri_set_document *document, const struct bri_yaml *at,
                     const char **name)
{
	const struct bri_yaml *node = bri_yaml_get(document->yaml, "level");
	const char *dash = strrchr(*name, '-');
	unsigned level = 0;
	char *levelled;

	if (!node)
		return 0;
	if (bri_yaml_word(node, "level", level_words, &level, set->reterr) < 0)
		return -1;
	for (size_t i = 0; dash && level_words[i]; i++) {
		if (strcmp(dash + 1, level_words[i]) != 0)
			continue;
		levelled = bri_policy_pool_take(&set->pool, strlen(*name) + 8);
		if (!levelled)
			return memory(set);
		sprintf(levelled, "%.*s%s", (int)(dash - *name) + 1, *name, level_words[level]);
		*name = levelled;
		return 0;
	}
	return bri_yaml_error(at, set->reterr, "'%.60s' has no levels: leave 'level' out", *name);
}

static int read_document(struct bri_set *set, const char *path, const struct bri_yaml *at, size_t *ret_index);

/* ROOT/profiles/NAME.yaml; NULL with reterr when there is no such profile. */
static char *profile_path(struct bri_set *set, const char *name, const struct bri_yaml *at)
{
	char *path = bri_policy_pool_take(&set->pool, strlen(set->root) + strlen(name) + sizeof "/profiles/.yaml");
	char names[200] = "";

	if (!path) {
		memory(set);
		return NULL;
	}
	sprintf(path, "%s/profiles/%s.yaml", set->root, name);
	if (*name && access(path, F_OK) == 0)
		return path;
	for (size_t i = 0; bri_policy_builtin[i]; i++) {
		strcat(names, i ? " " : "");
		strcat(names, bri_policy_builtin[i]);
	}
	if (at)
		bri_yaml_error(at, set->reterr, "unknown policy '%.60s'; built-in: %s; a file ends in .yaml", name,
		               names);
	else
		bri_error_set(set->reterr, "", "unknown policy '%.60s'; built-in: %s; a file ends in .yaml or .bri",
		              name, names);
	return NULL;
}

static int read_parent(struct bri_set *set, struct bri_set_document *document, const struct bri_yaml *at)
{
	const char *name = NULL;
	size_t length;
	char *path;

	if (bri_yaml_text(at, "extends", &name, set->reterr) < 0)
		return -1;
	length = strlen(name);
	if (length > 4 && strcmp(name + length - 4, ".bri") == 0)
		return bri_yaml_error(at, set->reterr, "a compiled policy can't be extended: name its .yaml");
	if (document->parent_count == sizeof document->parents / sizeof *document->parents)
		return bri_yaml_error(at, set->reterr, "extends more than %zu policies", document->parent_count);
	if (!bri_set_is_path(name) && put_level(set, document, at, &name) < 0)
		return -1;
	if (bri_set_is_path(name)) {
		path = relative(set, document, name);
		if (!path)
			return memory(set);
	} else {
		path = profile_path(set, name, at);
		if (!path)
			return -1;
	}
	if (read_document(set, path, at, &document->parents[document->parent_count]) < 0)
		return -1;
	document->parent_count++;
	return 0;
}

static int read_parents(struct bri_set *set, struct bri_set_document *document)
{
	const struct bri_yaml *extends = bri_yaml_get(document->yaml, "extends"), *item;

	if (!extends)
		return document->is_project ? bri_yaml_error(document->yaml, set->reterr, "missing key 'extends'") : 0;
	for (size_t n = 0; (item = bri_yaml_item(extends, n)); n++)
		if (read_parent(set, document, item) < 0)
			return -1;
	if (document->parent_count == 0)
		return bri_yaml_error(extends, set->reterr, "'extends' is an empty list");
	return 0;
}

/* The same file by another name is the same document: cycles can't hide behind links. */
static char *canonical(struct bri_set *set, const char *path)
{
	char *real = realpath(path, NULL);
	char *kept = bri_policy_pool_text(&set->pool, real ? real : path, strlen(real ? real : path));

	free(real);
	return kept;
}

static int read_document(struct bri_set *set, const char *path, const struct bri_yaml *at, size_t *ret_index)
{
	struct bri_set_document *document = &set->documents[set->document_count];
	char *identity = canonical(set, path);
	const struct bri_set_file *file;

	if (!identity)
		return memory(set);
	for (size_t i = 0; i < set->document_count; i++) {
		char *other = canonical(set, set->documents[i].path);

		if (!other)
			return memory(set);
		if (strcmp(other, identity) != 0)
			continue;
		if (set->documents[i].is_open)
			return bri_yaml_error(at, set->reterr, "extends itself: '%.200s' is already being read", path);
		*ret_index = i;
		return 0;
	}
	if (set->document_count == BRI_SET_DOCUMENTS_MAX)
		return bri_yaml_error(at, set->reterr, "more than %d policies extend each other",
		                      BRI_SET_DOCUMENTS_MAX);
	if (add_file(set, &set->profiles, &set->profile_count, path) < 0)
		return reading_failed(set, at);
	file = &set->profiles[set->profile_count - 1];
	*ret_index = set->document_count++;
	document->path = path;
	document->yaml = bri_yaml_parse(&set->pool, file->bytes, file->size, path, set->reterr);
	if (!document->yaml || check_kind(set, document) < 0)
		return -1;
	document->is_open = true;
	if (read_parents(set, document) < 0)
		return -1;
	document->is_open = false;
	return 0;
}

/* The project's own API and rules files. */
static int read_own(struct bri_set *set, const struct bri_set_document *document, const char *key,
                    struct bri_set_file **files, size_t *count)
{
	const struct bri_yaml *list = document->is_project ? bri_yaml_get(document->yaml, key) : NULL, *item;
	const char *name = NULL;

	for (size_t n = 0; list && (item = bri_yaml_item(list, n)); n++) {
		char *path;

		if (bri_yaml_text(item, key, &name, set->reterr) < 0)
			return -1;
		path = relative(set, document, name);
		if (!path)
			return memory(set);
		if (add_file(set, files, count, path) < 0)
			return reading_failed(set, item);
	}
	return 0;
}

int bri_set_read(struct bri_set *set, const char *root, const char *value, struct bri_error *reterr)
{
	size_t index = 0;
	char *path;

	memset(set, 0, sizeof *set);
	set->root = root;
	set->reterr = reterr;
	if (bri_set_is_path(value)) {
		path = bri_policy_pool_text(&set->pool, value, strlen(value));
		if (!path)
			return memory(set);
	} else {
		path = profile_path(set, value, NULL);
		if (!path)
			return -1;
	}
	if (read_document(set, path, NULL, &index) < 0 ||
	    add_directory(set, &set->rules, &set->rule_count, "rules") < 0 ||
	    add_directory(set, &set->apis, &set->api_count, "apis") < 0 ||
	    add_directory(set, &set->clauses, &set->clause_count, "clauses") < 0)
		return -1;
	for (size_t i = 0; i < set->document_count; i++)
		if (read_own(set, &set->documents[i], "rules", &set->rules, &set->rule_count) < 0 ||
		    read_own(set, &set->documents[i], "apis", &set->apis, &set->api_count) < 0)
			return -1;
	return 0;
}

void bri_set_finish(struct bri_set *set)
{
	bri_policy_pool_finish(&set->pool);
}

/* ---- identity --------------------------------------------------------------------- */

/* The built-in files change only with the installation, by accident or upgrade,
 * never by an attacker who couldn't change the compiled ones beside them: a
 * checksum tells them apart, at a tenth of the cost in every compile. */
static void add_to_key(SHA2_CTX *sha, const char *root, const struct bri_set_file *files, size_t count)
{
	uint64_t number = count;

	SHA256Update(sha, (const uint8_t *)&number, sizeof number);
	for (size_t i = 0; i < count; i++) {
		/* The file's own name is part of what is compiled: a waiver's place. */
		const char *name = files[i].path + directory_length(files[i].path);

		SHA256Update(sha, (const uint8_t *)name, strlen(name) + 1);
		number = files[i].size;
		SHA256Update(sha, (const uint8_t *)&number, sizeof number);
		if (strncmp(files[i].path, root, strlen(root)) == 0) {
			number = bri_policy_checksum(files[i].bytes, files[i].size);
			SHA256Update(sha, (const uint8_t *)&number, sizeof number);
		} else {
			SHA256Update(sha, (const uint8_t *)files[i].bytes, files[i].size);
		}
	}
}

/* The checksum of the compiled default: another compiler of policies made other
 * built-ins, and would make another policy of the same sources. */
static void add_compiler(SHA2_CTX *sha, const char *root)
{
	struct bri_policy_header header = {.checksum = 0};
	char path[PATH_MAX];
	FILE *stream;

	if (snprintf(path, sizeof path, "%s/%s.bri", root, BRI_POLICY_DEFAULT) >= (int)sizeof path)
		return;
	stream = fopen(path, "rbe");
	if (!stream)
		return;
	if (fread(&header, sizeof header, 1, stream) == 1)
		SHA256Update(sha, (const uint8_t *)&header.checksum, sizeof header.checksum);
	fclose(stream);
}

void bri_set_key(const struct bri_set *set, char ret_hex[65])
{
	const uint32_t version = BRI_POLICY_VERSION;
	uint8_t digest[32];
	SHA2_CTX sha;

	SHA256Init(&sha);
	SHA256Update(&sha, (const uint8_t *)MEANING, sizeof MEANING);
	SHA256Update(&sha, (const uint8_t *)BRINELL_VERSION, sizeof BRINELL_VERSION);
	SHA256Update(&sha, (const uint8_t *)&version, sizeof version);
	add_compiler(&sha, set->root);
	add_to_key(&sha, set->root, set->profiles, set->profile_count);
	add_to_key(&sha, set->root, set->rules, set->rule_count);
	add_to_key(&sha, set->root, set->apis, set->api_count);
	add_to_key(&sha, set->root, set->clauses, set->clause_count);
	SHA256Final(digest, &sha);
	for (size_t i = 0; i < sizeof digest; i++)
		sprintf(ret_hex + 2 * i, "%02x", digest[i]);
}
