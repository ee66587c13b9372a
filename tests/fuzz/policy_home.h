/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POLICY_HOME_H
#define POLICY_HOME_H

/* A directory of policies in small: of everything built-in there is a little, so that an input costs what it holds
 * itself.  Whoever includes this reads policies with cli/policy_*.c. */

#include "policy_load.h"
#include "property.h"

#include <sys/stat.h>
#include <unistd.h>

static char home[] = "/tmp/brinell-fuzz-XXXXXX";

static const struct {
	const char *name, *text;
} home_files[] = {
	{ "rules/small.yaml",
	  "family: small\n"
	  "roles:\n  verify-mode: {slot: true}\n  key: {secret: true}\n  url: {slot: true}\n  digest: {}\n"
	  "  command: {}\n"
	  "tags: [secret, weak-random]\n"
	  "rules:\n"
	  "  - {id: small.off, title: Off, message: \"{what} is given {value}\", why: It is off., fix: Leave it on.,\n"
	  "     references: {xiaomi-2.0: [\"4.2.3\"]}, checks: [{role: [verify-mode, digest], is: bad}]}\n"
	  "  - {id: small.url, title: Plain, message: \"{what}\", why: It is plain., fix: Use https.,\n"
	  "     references: {xiaomi-2.0: [\"4.2.1\"]}, checks: [{role: url, is: plaintext-url, schemes: [http]}]}\n"
	  "  - {id: small.key, title: Known, message: \"{what}\", why: It is known., fix: Draw it.,\n"
	  "     references: {xiaomi-2.0: [\"4.1.1\"]}, checks: [{role: key, is: hard-coded}]}\n"
	  "  - {id: small.guard, title: Bare, message: \"{value}\", why: It is bare., fix: Guard it., unknown: error,\n"
	  "     references: {xiaomi-2.0: [\"2.1.1\"]},\n"
	  "     checks: [{is: option, key: stack-protector, setting: stack-protector, order: [none, strong, all]}]}\n" },
	{ "profiles/strict.yaml",
	  "profile: strict\ntitle: In small\n"
	  "settings: {stack-protector: all, strip: link, source-waivers: full}\n"
	  "severities: {small.off: error, small.url: error, small.key: warning, small.guard: error}\n" },
	{ "profiles/xiaomi-2.0-medium.yaml",
	  "profile: xiaomi-2.0-medium\ntitle: In small\n"
	  "settings: {stack-protector: all, strip: link, source-waivers: short}\n"
	  "severities: {small.off: error, small.url: off, small.key: error, small.guard: error}\n" },
	{ "clauses/xiaomi-2.0.yaml",
	  "standard: xiaomi-2.0\ntitle: In small\nclauses:\n"
	  "  - {clause: \"2.1.1\", title: Updates, levels: LMH, stage: [C, L, R], verdict: PARTIAL}\n"
	  "  - {clause: \"4.1.1\", title: Keys, levels: LMH, stage: [C], verdict: PARTIAL}\n"
	  "  - {clause: \"4.2.1\", title: Links, levels: MH, stage: [C], verdict: FULL}\n"
	  "  - {clause: \"4.2.3\", title: Peers, levels: H, stage: [C], verdict: FULL}\n" },
};

static void put(const char *path, const void *bytes, size_t size)
{
	FILE *out = fopen(path, "wb");

	demand(out != NULL && fwrite(bytes, 1, size, out) == size && fclose(out) == 0);
}

static const char *at_home(const char *name)
{
	static char paths[4][80];
	static unsigned next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof(paths[0]), "%s/%s", home, name);
	return path;
}

static void leave_home(void)
{
	static const char *const names[] = { "own.yaml", "apis.yaml", "rules.yaml" };
	static const char *const inner[] = { "rules", "profiles", "clauses", "apis" };

	for (size_t i = 0; i < sizeof(home_files) / sizeof(*home_files); i++)
		unlink(at_home(home_files[i].name));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unlink(at_home(names[i]));
	for (size_t i = 0; i < sizeof(inner) / sizeof(*inner); i++)
		rmdir(at_home(inner[i]));
	rmdir(home);
}

/* Compiles; what comes out opens.  False: refused, with a place. */
static bool home_compiles(const char *path)
{
	struct bri_error error = { .what = "" };
	unsigned char *bytes = NULL;
	size_t size = 0;

	if (bri_policy_compile(home, path, &bytes, &size, &error) < 0) {
		demand(error.what[0] != '\0' && error.where[0] != '\0');
		return false;
	}
	struct bri_policy *policy = bri_policy_from_memory(bytes, size, "fuzz", &error);
	demand(policy != NULL);
	bri_policy_close(policy);
	free(bytes);
	return true;
}

static void make_home(void)
{
	static const char apis[] = "policy: fuzz\nextends: strict\napis: [own.yaml]\n";
	static const char rules[] = "policy: fuzz\nextends: strict\nrules: [own.yaml]\nseverities: {own.weak-mode: error}\n";
	static const char plain[] = "policy: plain\nextends: [xiaomi-2.0-medium]\n";

	demand(mkdtemp(home) != NULL);
	atexit(leave_home);
	demand(mkdir(at_home("rules"), 0700) == 0 && mkdir(at_home("profiles"), 0700) == 0);
	demand(mkdir(at_home("clauses"), 0700) == 0 && mkdir(at_home("apis"), 0700) == 0);
	for (size_t i = 0; i < sizeof(home_files) / sizeof(*home_files); i++)
		put(at_home(home_files[i].name), home_files[i].text, strlen(home_files[i].text));
	put(at_home("apis.yaml"), apis, sizeof(apis) - 1);
	put(at_home("rules.yaml"), rules, sizeof(rules) - 1);
	/* Else every input would be refused for what isn't its fault. */
	put(at_home("own.yaml"), plain, sizeof(plain) - 1);
	demand(home_compiles(at_home("own.yaml")));
}

#endif
