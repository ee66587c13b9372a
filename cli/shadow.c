/* SPDX-License-Identifier: Apache-2.0 */
/* The shadow check: writes the unit's command as a compile_commands.json, lets brinell-check read it, and lays its
 * evidence into the object that the real compiler makes (objcopy).  An object that can't carry it stays without: the
 * link then says that nobody checked it. */
#include "shadow.h"
#include "command.h"
#include "farm.h"
#include "shadow_settings.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_string(FILE *file, const char *text)
{
	fputc('"', file);
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			fputc('\\', file);
		if ((unsigned char)*text < 0x20)
			fprintf(file, "\\u%04x", (unsigned char)*text);
		else
			fputc(*text, file);
	}
	fputc('"', file);
}

static void write_word(void *file, const char *word)
{
	fputs(", ", file);
	write_string(file, word);
}

/* For which machine, and where its headers lie: Clang would take the host's. */
static void write_target(FILE *file, const struct bri_compiler *compiler, const struct bri_cmdline *line)
{
	char answer[PATH_MAX], word[PATH_MAX + 16];

	if (compiler->kind == BRI_COMPILER_OTHER)
		return;
	/* Clang's defaults aren't this compiler's: only what its command line says counts, and what it says itself. */
	write_word(file, "-fno-pie");
	write_word(file, "-fno-stack-protector");
	if (bri_fits(word, sizeof(word), "--target=%s", compiler->target))
		write_word(file, word);
	if (!bri_shadow_directories(compiler, line, write_word, file) && compiler->kind == BRI_COMPILER_GCC &&
	    bri_compiler_ask(compiler, NULL, "-print-sysroot", answer, sizeof(answer)) &&
	    bri_fits(word, sizeof(word), "--sysroot=%s", answer))
		write_word(file, word);
}

/* What the compiler makes of these words has the last word. */
static void write_settings(FILE *file, const struct bri_compiler *compiler, const struct bri_cmdline *line)
{
	char words[1024], *rest = words, *word;
	bool fortified = false;

	if (compiler->kind == BRI_COMPILER_OTHER || !bri_shadow_settings(compiler, line, words, sizeof(words)))
		return;
	for (size_t i = 0; i < line->settings_count; i++)
		fortified = fortified || strstr(line->settings[i], "_FORTIFY_SOURCE") != NULL;
	while ((word = strsep(&rest, " ")) != NULL) {
		if (strcmp(word, "optimises") == 0)
			word = line->optimises ? "" : "-O1";
		else if (fortified && strncmp(word, "-D", 2) == 0)
			word = ""; /* Clang reads the words that say so */
		if (word[0] != '\0')
			write_word(file, word);
	}
}

static void write_arguments(FILE *file, const struct bri_launch *launch, const struct bri_cmdline *line)
{
	write_target(file, &launch->compiler, line);
	for (size_t i = launch->compiler_at + 1; i < launch->argc; i++)
		write_word(file, launch->argv[i]);
	write_settings(file, &launch->compiler, line);
	if (line->sources == 0) /* it stands behind a "--", which isn't laid down yet */
		write_word(file, launch->line.source);
}

static int write_database(const struct bri_launch *launch, const char *directory, struct bri_error *reterr)
{
	char path[PATH_MAX], here[PATH_MAX], output[PATH_MAX];
	struct bri_cmdline line;
	FILE *file;

	if (getcwd(here, sizeof(here)) == NULL)
		return bri_error_set(reterr, ".", "can't tell the working directory: %s", strerror(errno));
	if (bri_cmdline_read(&line, (int)(launch->argc - launch->compiler_at), launch->argv + launch->compiler_at, reterr) != 0)
		return -1;
	if (!bri_fits(path, sizeof(path), "%s/compile_commands.json", directory) || (file = fopen(path, "we")) == NULL) {
		bri_cmdline_finish(&line);
		return bri_error_set(reterr, directory, "can't write here: %s", strerror(errno));
	}
	fputs("[{\"directory\": ", file);
	write_string(file, here);
	fputs(", \"file\": ", file);
	write_string(file, launch->line.source);
	if (bri_launch_output(launch, output)) {
		fputs(", \"output\": ", file);
		write_string(file, output);
	}
	fputs(", \"arguments\": [\"cc\"", file);
	write_arguments(file, launch, &line);
	fputs("]}]\n", file);
	bri_cmdline_finish(&line);
	return fclose(file) == 0 ? 0 : bri_error_set(reterr, path, "can't write it: %s", strerror(errno));
}

static int run(const char *program, char *const *words, struct bri_error *reterr)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		execv(program, words);
		_exit(127);
	}
	if (child < 0)
		return bri_error_set(reterr, program, "can't start it: %s", strerror(errno));
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return bri_error_set(reterr, program, "can't wait for it: %s", strerror(errno));
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int bri_shadow_check(struct bri_launch *launch, const struct bri_chosen *chosen, struct bri_error *reterr)
{
	const char *base = getenv("TMPDIR"), *reports = getenv("BRINELL_REPORT_DIR"), *slash;
	char checker[PATH_MAX], name[256];
	int status;

	if (launch->line.links && launch->compiler.kind == BRI_COMPILER_OTHER)
		return bri_error_set(reterr, launch->compiler.path,
		                     "this compiler links by itself, out of the link gate's sight; compile with -c and link with "
		                     "gcc, clang or ld");
	if (bri_install_checker(&launch->install, 0, checker) == 0)
		return bri_error_set(reterr, launch->install.libexec,
		                     "no Clang checker is installed for a shadow check of this compiler's units; install it "
		                     "(Debian: brinell-clang-14)");
	if (!bri_fits(launch->shadow, sizeof(launch->shadow), "%s/brinell-shadow.XXXXXX",
	              base != NULL && base[0] == '/' ? base : "/tmp") ||
	    mkdtemp(launch->shadow) == NULL) {
		bri_error_set(reterr, launch->shadow, "can't make a directory: %s", strerror(errno));
		launch->shadow[0] = '\0';
		return -1;
	}
	slash = strrchr(launch->compiler.path, '/');
	if (!bri_fits(name, sizeof(name), "%s %s", slash == NULL ? launch->compiler.path : slash + 1,
	              launch->compiler.kind == BRI_COMPILER_OTHER ? "(no plugin)" : launch->compiler.version) ||
	    write_database(launch, launch->shadow, reterr) != 0)
		return -1;
	/* The mode is told even in warn: findings that pass are shown as warnings. */
	const char *words[] = {checker, "-p", launch->shadow, "--policy-file", chosen->path, "--mode",
	                       bri_mode_text(launch->mode), "--evidence-dir", launch->shadow, launch->compiler.kind == BRI_COMPILER_OTHER ? "--shadow" : "--shadow-of", name, "--jobs", "1",
	                       reports != NULL && reports[0] != '\0' ? "--report-dir" : NULL, reports, NULL};

	status = run(checker, (char *const *)(uintptr_t)words, reterr);
	if (status == 0 || status == 1 || status < 0)
		return status;
	return bri_error_set(reterr, launch->line.source,
	                     "the shadow check couldn't read this unit (status %d; its messages are above)", status);
}

/* The checker's evidence as the section's content, in the object's byte order. */
static int write_note(const char *directory, const char *object, const char *note, struct bri_error *reterr)
{
	unsigned char head[16] = {0}, buffer[65536], words[20];
	char path[PATH_MAX] = "";
	DIR *stream = opendir(directory);
	struct dirent *entry;
	FILE *from, *to;
	long size;
	size_t got;

	while (stream != NULL && (entry = readdir(stream)) != NULL) {
		const char *dot = strrchr(entry->d_name, '.');

		if (dot != NULL && strcmp(dot, ".brn") == 0)
			bri_fits(path, sizeof(path), "%s/%s", directory, entry->d_name);
	}
	if (stream != NULL)
		closedir(stream);
	from = fopen(object, "re");
	if (from == NULL || fread(head, 1, sizeof(head), from) < 6 || memcmp(head, "\177ELF", 4) != 0) {
		if (from != NULL)
			fclose(from);
		return bri_error_set(reterr, object, "no ELF object was made");
	}
	fclose(from);
	from = fopen(path, "re");
	if (from == NULL || fseek(from, 0, SEEK_END) != 0 || (size = ftell(from)) < 8 || fseek(from, 8, SEEK_SET) != 0 ||
	    (to = fopen(note, "we")) == NULL) {
		if (from != NULL)
			fclose(from);
		return bri_error_set(reterr, path, "the shadow check's evidence can't be read");
	}
	const uint32_t values[] = {8, (uint32_t)(size - 8), BRI_NOTE_TYPE};

	for (size_t i = 0; i < 12; i++)
		words[i] = (unsigned char)(values[i / 4] >> (8 * (head[5] == 2 ? 3 - i % 4 : i % 4)));
	memcpy(words + 12, BRI_NOTE_NAME "\0", 8);
	fwrite(words, 1, sizeof(words), to);
	while ((got = fread(buffer, 1, sizeof(buffer), from)) > 0)
		fwrite(buffer, 1, got, to);
	fwrite("\0\0\0", 1, (size_t)(-(size - 8) & 3), to);
	fclose(from);
	return fclose(to) == 0 ? 0 : bri_error_set(reterr, note, "can't write it: %s", strerror(errno));
}

static int lay_evidence(struct bri_launch *launch, const char *object, struct bri_error *reterr)
{
	char note[PATH_MAX], add[PATH_MAX + 32], answer[PATH_MAX], objcopy[PATH_MAX], flags[] = BRI_NOTE_SECTION "=exclude,readonly";
	int status;

	if (!bri_fits(note, sizeof(note), "%s/note", launch->shadow) ||
	    !bri_fits(add, sizeof(add), BRI_NOTE_SECTION "=%s", note))
		return bri_error_set(reterr, launch->shadow, "this path is too long");
	if (write_note(launch->shadow, object, note, reterr) != 0)
		return -1;
	if (!(launch->compiler.kind == BRI_COMPILER_GCC &&
	      bri_compiler_ask(&launch->compiler, NULL, "-print-prog-name=objcopy", answer, sizeof(answer)) &&
	      bri_install_search(&launch->install, answer, NULL, objcopy)) &&
	    !bri_install_search(&launch->install, "objcopy", NULL, objcopy))
		return bri_error_set(reterr, object, "objcopy is missing, so the object can't carry evidence; install binutils");
	const char *words[] = {objcopy, "--add-section", add, "--set-section-flags", flags, object, NULL};

	status = run(objcopy, (char *const *)(uintptr_t)words, reterr);
	return status == 0 ? 0
	                   : bri_error_set(reterr, object, "%s couldn't lay the evidence into it (status %d)", objcopy, status);
}

int bri_shadow_compile(struct bri_launch *launch, struct bri_error *reterr)
{
	char object[PATH_MAX];
	int status;

	status = run(launch->program, launch->argv, reterr);
	if (status == 0 && launch->line.stops_at_object && bri_launch_output(launch, object) &&
	    lay_evidence(launch, object, reterr) != 0)
		status = -1;
	bri_farm_remove(launch->shadow);
	return status < 0 ? BRI_EXIT_BROKEN : status;
}
