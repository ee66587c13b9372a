/* SPDX-License-Identifier: Apache-2.0 */
/* Finds clangd and tries whether the plugin can be loaded into it: the trial is
 * clangd's own --version under the shim, so that nothing is guessed from file
 * names. */
#include "server.h"

#include "spawn.h"

#include <ctype.h>
#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_self(const char *path)
{
	struct stat self, other;

	return stat("/proc/self/exe", &self) == 0 && stat(path, &other) == 0 && self.st_dev == other.st_dev &&
	       self.st_ino == other.st_ino;
}

static bool is_program(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0 && !is_self(path);
}

/* N of "clangd-N"; 0: another name. */
static unsigned long number_of(const char *name)
{
	char *end;
	unsigned long number;

	if (strncmp(name, "clangd-", 7) != 0 || !isdigit((unsigned char)name[7]))
		return 0;
	number = strtoul(name + 7, &end, 10);
	return *end || number > 1000 ? 0 : number;
}

static void look_for_newest(const char *directory, unsigned long *newest, char ret_path[PATH_MAX])
{
	DIR *list = opendir(directory);
	struct dirent *entry;

	while (list && (entry = readdir(list)) != NULL) {
		unsigned long number = number_of(entry->d_name);
		char path[PATH_MAX];

		if (number <= *newest || !bri_fits(path, sizeof path, "%s/%s", directory, entry->d_name) ||
		    !is_program(path))
			continue;
		*newest = number;
		memcpy(ret_path, path, sizeof path);
	}
	if (list)
		closedir(list);
}

static bool search(const char *name, char ret_path[PATH_MAX])
{
	const char *at = getenv("PATH");
	unsigned long newest = 0;

	for (int round = 0; round < 2; round++) {
		for (const char *item = at ? at : "/usr/local/bin:/usr/bin:/bin"; *item;) {
			size_t length = strcspn(item, ":");
			char directory[PATH_MAX], path[PATH_MAX];

			if (!bri_fits(directory, sizeof directory, "%.*s", length ? (int)length : 1, length ? item : "."))
				continue;
			if (round == 1) {
				look_for_newest(directory, &newest, ret_path);
			} else if (bri_fits(path, sizeof path, "%s/%s", directory, name) && is_program(path)) {
				memcpy(ret_path, path, sizeof path);
				return true;
			}
			item += length + (item[length] == ':');
		}
		if (strcmp(name, "clangd") != 0)
			return false;
	}
	return newest != 0;
}

int bri_server_find(const char *option, struct bri_server *ret_server, struct bri_error *reterr)
{
	const char *variable = getenv("BRINELL_CLANGD"), *wanted = option;

	memset(ret_server, 0, sizeof *ret_server);
	ret_server->found_by = "--clangd";
	if (!wanted || !*wanted) {
		wanted = variable;
		ret_server->found_by = "BRINELL_CLANGD";
	}
	if (!wanted || !*wanted) {
		ret_server->found_by = "PATH";
		if (search("clangd", ret_server->path))
			return 0;
		return bri_error_set(reterr, "", "no clangd on PATH: install one (Debian: clangd), or name it with "
		                                 "--clangd=PATH or BRINELL_CLANGD");
	}
	if (strchr(wanted, '/') ? !bri_fits(ret_server->path, PATH_MAX, "%s", wanted) : !search(wanted, ret_server->path))
		return bri_error_set(reterr, wanted, "no such program on PATH (%s)", ret_server->found_by);
	if (!is_program(ret_server->path))
		return bri_error_set(reterr, ret_server->path, is_self(ret_server->path)
		                         ? "this is brinell-clangd itself: name the real clangd (%s)"
		                         : "this is no program that can be executed (%s)", ret_server->found_by);
	return 0;
}

bool bri_server_preload(const struct bri_install *install, char *ret_text, size_t size)
{
	const char *old = getenv("LD_PRELOAD");

	char shim[PATH_MAX];

	if (!bri_fits(shim, sizeof shim, "%s/brinell_shim.so", install->lib) || strpbrk(shim, " :\t\n") ||
	    access(shim, R_OK) != 0)
		return false;
	return bri_fits(ret_text, size, "LD_PRELOAD=%s%s%s", shim, old && *old ? ":" : "", old ? old : "");
}

/* The first line that begins with `start`, behind it. */
static bool line_after(const char *text, const char *start, char *ret_line, size_t size)
{
	size_t length = strlen(start);

	while (text) {
		if (strncmp(text, start, length) == 0)
			return bri_fits(ret_line, size, "%.*s", (int)strcspn(text + length, "\n"), text + length) || true;
		text = strchr(text, '\n');
		text = text ? text + 1 : NULL;
	}
	return false;
}

void bri_server_probe(const struct bri_install *install, struct bri_server *server)
{
	char text[16384], preload[2 * PATH_MAX], line[512] = "";
	char *argv[] = {server->path, (char *)(uintptr_t)"--version", NULL};
	const char *set[] = {preload, "BRINELL_SHIM=probe", NULL};
	const struct bri_spawn spawn = {.program = server->path, .argv = argv, .set = set, .in = -2, .errors_too = true};
	const char *version;

	if (!bri_server_preload(install, preload, sizeof preload)) {
		set[0] = "BRINELL_SHIM=";
		bri_fits(server->why, sizeof server->why, "%s/brinell_shim.so isn't there, or its path has blanks or colons and can't be preloaded", install->lib);
	}
	bri_spawn_read(&spawn, text, sizeof text, 20);
	version = strstr(text, "clangd version ");
	if (version) {
		bri_fits(server->version, sizeof server->version, "%.*s", (int)strcspn(version, "\n"), version);
		server->major = (unsigned)strtoul(version + strlen("clangd version "), NULL, 10);
	}
	if (server->why[0])
		return;
	if (line_after(text, "brinell-shim: loaded ", line, sizeof line)) {
		server->is_injected = true;
		return;
	}
	if (line_after(text, "brinell-shim: clangd goes on without Brinell: ", line, sizeof line))
		bri_fits(server->why, sizeof server->why, "the plugin can't be loaded: %s", line);
	else
		bri_fits(server->why, sizeof server->why,
		              "it has no libclang-cpp.so of its own process to load a plugin into (a static build, or a script)");
}
