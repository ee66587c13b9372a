/* SPDX-License-Identifier: Apache-2.0 */
/* Preloaded into clangd: finds which libclang-cpp the process has, loads the
 * plugin that was made for it, and steps aside.  It uses libc only, never ends
 * the process, and whatever goes wrong costs a line on standard error and
 * nothing else: an editor without Brinell is better than one without clangd. */
#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char library[] = "libclang-cpp.so.";

/* The file name behind the last slash. */
static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* "libclang-cpp.so.14", also "libclang-cpp.so.19.1". */
static int look_at(struct dl_phdr_info *info, size_t size, void *ret_major)
{
	const char *name = base_of(info->dlpi_name ? info->dlpi_name : "");

	(void)size;
	if (strncmp(name, library, sizeof library - 1) != 0)
		return 0;
	*(long *)ret_major = strtol(name + sizeof library - 1, NULL, 10);
	return 1;
}

/* Programs that clangd starts (compilers, for --query-driver) go without. */
static void leave_preload(const char *self)
{
	const char *preload = getenv("LD_PRELOAD");
	char *kept, *end;

	if (!preload)
		return;
	kept = malloc(strlen(preload) + 1);
	if (!kept) {
		unsetenv("LD_PRELOAD");
		return;
	}
	end = kept;
	for (const char *at = preload; *at;) {
		size_t length = strcspn(at, ": ");

		if (length && !(strlen(self) == length && memcmp(at, self, length) == 0)) {
			if (end != kept)
				*end++ = ':';
			memcpy(end, at, length);
			end += length;
		}
		at += length;
		at += strspn(at, ": ");
	}
	*end = 0;
	if (end != kept)
		setenv("LD_PRELOAD", kept, 1);
	else
		unsetenv("LD_PRELOAD");
	free(kept);
}

static void say(const char *what, const char *why)
{
	fprintf(stderr, "brinell-shim: %s%s%s\n", what, why ? ": " : "", why ? why : "");
}

__attribute__((constructor)) static void start(void)
{
	const char *asked = getenv("BRINELL_SHIM");
	char path[PATH_MAX];
	Dl_info self;
	long major = 0;

	if (!dladdr((void *)start, &self) || !self.dli_fname)
		return;
	leave_preload(self.dli_fname);
	dl_iterate_phdr(look_at, &major);
	if (major <= 0)
		return; /* not a clangd that a plugin can live in */
	if (snprintf(path, sizeof path, "%.*s/clang/%ld/brinell_clang.so",
	             (int)(base_of(self.dli_fname) - self.dli_fname) - 1, self.dli_fname, major) >= (int)sizeof path)
		return;
	if (!dlopen(path, RTLD_NOW | RTLD_LOCAL)) {
		const char *why = dlerror();

		say("clangd goes on without Brinell", why ? why : path);
	} else if (asked && strcmp(asked, "probe") == 0) {
		fprintf(stderr, "brinell-shim: loaded %ld\n", major);
	}
}
