/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a GCC- or Clang-style command line to learn what is being built.  It
 * refuses to judge: effective settings come from the compiler, not from here.
 * What it doesn't know it takes for a plain option, as drivers do. */
#include "cmdline.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_DEPTH_MAX 20
#define FILE_SIZE_MAX (16u << 20)

/* Languages that `-x` and file names speak of. */
enum language { AUTO, C_FAMILY, HEADER, ASSEMBLER, FOREIGN };

struct text {
	struct text *next;
	char bytes[];
};

struct reader {
	struct bri_cmdline *line;
	enum language language;
	const char *pending; /* option whose value is the next word */
	bool only_operands;  /* behind "--" */
	bool stops_early;    /* -E, -M, -MM, -fsyntax-only, -print…, -###, --version */
	bool stops_at_assembler;
	int depth;
	size_t probes; /* sources that only feature tests have */
	bool failed;
};

static bool starts(const char *word, const char *prefix)
{
	return strncmp(word, prefix, strlen(prefix)) == 0;
}

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

/* Options whose value is the next word when nothing is joined to them. */
static bool takes_value(const char *word)
{
	static const char *const words[] = {
		"-o", "-x", "-I", "-D", "-U", "-L", "-l", "-A", "-B", "-F", "-G", "-R", "-T", "-V", "-b", "-e", "-h",
		"-u", "-z", "-include", "-imacros", "-isystem", "-idirafter", "-iquote", "-iprefix", "-iwithprefix",
		"-iwithprefixbefore", "-isysroot", "-imultilib", "-imultiarch", "-include-pch", "-iframework",
		"-ivfsoverlay", "-cxx-isystem", "-MF", "-MT", "-MQ", "-MJ", "-Xlinker", "-Xassembler",
		"-Xpreprocessor", "-Xclang", "-Xanalyzer", "-Xopenmp-target", "-aux-info", "--param", "-param",
		"-specs", "--specs", "-wrapper", "-arch", "-target", "--target", "-mllvm", "-dumpbase", "-dumpdir",
		"-dumpbase-ext", "-auxbase", "-auxbase-strip", "-framework", "--sysroot", "-gcc-toolchain",
		"-working-directory", "-serialize-diagnostics", "--serialize-diagnostics", "-dependency-file",
		"-Tbss", "-Tdata", "-Ttext", "-rpath", "-soname", "--include", "--include-directory", "--output",
		"--language", "--define-macro", "--undefine-macro", "--library-directory", "--prefix", "-fplugin",
		NULL};

	return is_one_of(word, words);
}

static enum language language_of_word(const char *word)
{
	static const char *const family[] = {"c", "c++", "cpp-output", "c++-cpp-output", "objective-c", "objective-c++",
	                                     "objective-c-cpp-output", "objective-c++-cpp-output", "objc-cpp-output", "ir",
	                                     NULL};

	if (strcmp(word, "none") == 0)
		return AUTO;
	if (is_one_of(word, family))
		return C_FAMILY;
	if (strstr(word, "header") != NULL)
		return HEADER;
	return starts(word, "assembler") ? ASSEMBLER : FOREIGN;
}

/* AUTO: not a source, an input of the linker. */
static enum language language_of_file(const char *name)
{
	static const char *const family[] = {"c", "i", "ii", "m", "mi", "mm", "M", "mii", "cc", "cp", "cxx", "cpp",
	                                     "CPP", "c++", "C", "tcc", "cppm", "ixx", NULL};
	static const char *const header[] = {"h", "hh", "H", "hp", "hxx", "hpp", "HPP", "h++", NULL};
	static const char *const assembler[] = {"s", "S", "sx", NULL};
	static const char *const foreign[] = {"f", "for", "ftn", "F", "FOR", "fpp", "FPP", "FTN", "f90", "f95", "f03",
	                                      "f08", "F90", "F95", "F03", "F08", "go", "d", "di", "dd", "adb", "ads",
	                                      "ll", "bc", "cu", "hip", "cl", NULL};
	const char *slash = strrchr(name, '/'), *dot = strrchr(slash == NULL ? name : slash, '.');

	if (dot == NULL)
		return AUTO;
	if (is_one_of(dot + 1, family))
		return C_FAMILY;
	if (is_one_of(dot + 1, header))
		return HEADER;
	if (is_one_of(dot + 1, assembler))
		return ASSEMBLER;
	return is_one_of(dot + 1, foreign) ? FOREIGN : AUTO;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* Does `path` hold the directory or file name `part` ('*' at its end: begins with)? */
static bool has_part(const char *path, const char *part)
{
	size_t length = strcspn(part, "*");
	bool open = part[length] == '*';

	while (*path != '\0') {
		size_t here = strcspn(path, "/");

		if (open ? here >= length && strncmp(path, part, length) == 0
		         : here == length && strncmp(path, part, length) == 0)
			return true;
		path += here;
		path += strspn(path, "/");
	}
	return false;
}

/* configure's own: nothing longer, as conftest_runner may be a program of the build's. */
static bool is_conftest(const char *base)
{
	size_t tail = starts(base, "conftest") ? 8 + strspn(base + 8, "0123456789") : 0;

	return tail != 0 && (base[tail] == '\0' || base[tail] == '.');
}

/* Before Meson has its own place, it asks in Python's temporary ones: /tmp/tmp1a_2b3c4/testfile.cpp, for -std=. */
static bool is_meson_testfile(const char *path)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
	const char *base = base_name(path), *directory = base;

	if (!starts(base, "testfile.") || base == path)
		return false;
	for (directory--; directory > path && directory[-1] != '/';)
		directory--;
	return starts(directory, "tmp") && strspn(directory + 3, letters) == 8 && directory + 12 == base;
}

/* Places and names that only feature tests of autoconf, CMake and Meson use. */
static bool is_probe_path(const char *path)
{
	static const char *const parts[] = {"CMakeTmp", "CMakeScratch", "CompilerIdC", "CompilerIdCXX", "meson-private",
	                                    "cmTC_*", "_CMakeLTOTest-*", NULL};
	const char *const *part;

	for (part = parts; *part != NULL; part++)
		if (has_part(path, *part))
			return true;
	/* config.guess looks for a compiler of the host's in /tmp/cgXXXXXX. */
	if (starts(base_name(path), "dummy.") && has_part(path, "cg*"))
		return true;
	return is_conftest(base_name(path)) || is_meson_testfile(path) || starts(base_name(path), "CMakeCCompilerId.") ||
	       starts(base_name(path), "CMakeCXXCompilerId.");
}

static void take_input(struct reader *reader, const char *name)
{
	struct bri_cmdline *line = reader->line;
	enum language language = reader->language == AUTO ? language_of_file(name) : reader->language;

	line->inputs++;
	if (language == C_FAMILY) {
		if (line->source == NULL)
			line->source = name;
		line->sources++;
		if (strcmp(name, "-") == 0 || strcmp(name, "/dev/null") == 0 || is_probe_path(name))
			reader->probes++;
	} else if (language == HEADER) {
		/* A precompiled header is no artefact that ships; the units that use it are judged whole. */
		reader->stops_early = true;
	}
}

static void keep_setting(struct reader *reader, const char *word)
{
	struct bri_cmdline *line = reader->line;
	const char **grown;

	if ((line->settings_count & (line->settings_count + 1)) == 0) { /* 0, 1, 3, 7 …: full */
		grown = realloc(line->settings, (2 * line->settings_count + 1) * sizeof(*grown));
		if (grown == NULL) {
			reader->failed = true;
			return;
		}
		line->settings = grown;
	}
	line->settings[line->settings_count++] = word;
}

/* Words of one piece that may change what the compiler makes of the unit. */
static bool is_setting(const char *word)
{
	static const char *const beginnings[] = {"-f", "-m", "-O", "-W", "-B", "-specs=", "--specs=", "--param=", "--sysroot=",
	                                         "--target=", "-static", "-shared", "-D_FORTIFY_SOURCE", "-U_FORTIFY_SOURCE", NULL};
	static const char *const whole[] = {"-p", "-pg", "-pie", "-no-pie", "-nopie", "-w", "-ansi", NULL};
	static const char *const others[] = {"-fplugin", "-fdump", "-Wl,", "-Wa,", "-Wp,", NULL};

	for (const char *const *other = others; *other != NULL; other++)
		if (starts(word, *other))
			return false;
	for (const char *const *beginning = beginnings; *beginning != NULL; beginning++)
		if (starts(word, *beginning))
			return true;
	return is_one_of(word, whole);
}

/* Those whose value is the next word. */
static bool is_setting_of_two(const char *word)
{
	static const char *const words[] = {"-B", "-specs", "--specs", "--param", "--sysroot", "-target", "--target", "-arch", NULL};

	return is_one_of(word, words);
}

/* Any number that a user may write, in an int. */
static int fortify_level(const char *digits)
{
	long level = strtol(digits, NULL, 10);
	return level < -1 ? -1 : level > 9 ? 9 : (int)level;
}

static void take_value(struct reader *reader, const char *option, const char *value)
{
	struct bri_cmdline *line = reader->line;

	if (strcmp(option, "-o") == 0 || strcmp(option, "--output") == 0)
		line->output = value;
	else if (strcmp(option, "-x") == 0 || strcmp(option, "--language") == 0)
		reader->language = language_of_word(value);
	else if (strcmp(option, "-l") == 0)
		line->inputs++;
	else if (strcmp(option, "-D") == 0 && starts(value, "_FORTIFY_SOURCE"))
		line->fortify = value[15] == '=' ? fortify_level(value + 16) : 1;
	else if (strcmp(option, "-U") == 0 && strcmp(value, "_FORTIFY_SOURCE") == 0)
		line->fortify = -1;
	else if (strcmp(option, "-D") == 0 && (strcmp(value, "__KERNEL__") == 0 || strcmp(value, "MODULE") == 0))
		line->freestanding = true;
	else if (strcmp(option, "-Xlinker") == 0 && strcmp(value, "-s") == 0)
		line->strips = true;
	else if (strcmp(option, "-Xclang") == 0 && strcmp(value, "-fsyntax-only") == 0)
		reader->stops_early = true;
}

/* Options that end before any code is made, or that only ask. */
static bool is_asking(const char *word)
{
	static const char *const words[] = {"-E", "-M", "-MM", "-fsyntax-only", "-###", "--version", "--help",
	                                    "--target-help", "-dumpversion", "-dumpmachine", "-dumpfullversion",
	                                    "-dumpspecs", "--preprocess", "--precompile", "-emit-ast", "-cc1", "-cc1as",
	                                    "-fdump-record-layouts", "-save-index", NULL};

	return is_one_of(word, words) || starts(word, "-print-") || starts(word, "--print-") ||
	       starts(word, "--help=") || starts(word, "-cc1gen");
}

static void take_code_option(struct bri_cmdline *line, const char *word)
{
	bool on = !starts(word, "-fno-");
	const char *name = word + (on ? 2 : 5);

	if (strcmp(name, "PIC") == 0 || strcmp(name, "pic") == 0) {
		line->position_independent = on;
		line->pie = line->pie && on;
	} else if (strcmp(name, "PIE") == 0 || strcmp(name, "pie") == 0) {
		line->pie = on;
		line->position_independent = false;
	} else if (starts(name, "stack-protector")) {
		line->protector = word;
	} else if (strcmp(name, "freestanding") == 0) {
		line->freestanding = on;
	} else if (starts(name, "use-ld=")) {
		line->fuse_ld = name + 7;
	}
}

static void take_option(struct reader *reader, const char *word)
{
	struct bri_cmdline *line = reader->line;

	if (is_asking(word)) {
		reader->stops_early = true;
	} else if (strcmp(word, "-c") == 0 || strcmp(word, "--compile") == 0) {
		line->stops_at_object = true;
	} else if (strcmp(word, "-S") == 0 || strcmp(word, "--assemble") == 0) {
		reader->stops_at_assembler = true;
	} else if (strcmp(word, "-r") == 0) {
		line->relocatable = true;
	} else if (strcmp(word, "-shared") == 0 || strcmp(word, "--shared") == 0) {
		line->shared = true;
	} else if (strcmp(word, "-static") == 0 || strcmp(word, "--static") == 0) {
		line->is_static = true;
	} else if (strcmp(word, "-static-pie") == 0 || strcmp(word, "--static-pie") == 0) {
		line->static_pie = true;
	} else if (strcmp(word, "-nostdlib") == 0 || strcmp(word, "-nostartfiles") == 0 ||
	           strcmp(word, "-mcmodel=kernel") == 0 || strcmp(word, "-fapple-kext") == 0 ||
	           strcmp(word, "-mkernel") == 0) {
		line->freestanding = true;
	} else if (starts(word, "--ld-path=")) {
		line->ld_path = word + 10;
	} else if (starts(word, "-B") || starts(word, "--prefix")) {
		line->searches = true;
	} else if (starts(word, "--target=")) {
		line->target = word;
	} else if (strcmp(word, "-s") == 0) {
		line->strips = true;
	} else if (starts(word, "-Wl,")) {
		const char *list = word + 3;

		line->strips = line->strips || strstr(list, ",-s,") != NULL || strstr(list, ",--strip-all") != NULL ||
		               (strlen(list) >= 3 && strcmp(list + strlen(list) - 3, ",-s") == 0);
	} else if (starts(word, "-O")) {
		line->optimises = strcmp(word, "-O0") != 0;
	} else if (starts(word, "-f")) {
		take_code_option(line, word);
	}
}

static void take_word(struct reader *reader, const char *word);

static const char *keep_text(struct reader *reader, char *word)
{
	size_t length = strlen(word);
	struct text *text = malloc(sizeof(*text) + length + 1);

	if (text == NULL) {
		reader->failed = true;
		return NULL;
	}
	memcpy(text->bytes, word, length + 1);
	text->next = reader->line->texts;
	reader->line->texts = text;
	return text->bytes;
}

/* One word of an @file by libiberty's quoting: blanks end it, quotes and
 * backslashes protect.  Unquotes in place; returns where to go on, NULL at the end. */
static char *next_word(char *at, char **ret_word)
{
	char quote = 0, *to;

	while (isspace((unsigned char)*at))
		at++;
	if (*at == '\0')
		return NULL;
	*ret_word = to = at;
	for (; *at != '\0' && (quote || !isspace((unsigned char)*at)); at++) {
		if (*at == '\\' && at[1] != '\0')
			*to++ = *++at;
		else if (quote && *at == quote)
			quote = 0;
		else if (!quote && (*at == '\'' || *at == '"'))
			quote = *at;
		else
			*to++ = *at;
	}
	if (*at != '\0')
		at++;
	*to = '\0';
	return at;
}

/* False when it's no readable file: drivers then take the word as it stands. */
static bool take_file(struct reader *reader, const char *name)
{
	struct stat status;
	char *text, *at, *word;
	size_t length;
	FILE *file;

	if (reader->depth >= FILE_DEPTH_MAX || stat(name, &status) != 0 || !S_ISREG(status.st_mode) ||
	    status.st_size > FILE_SIZE_MAX)
		return false;
	file = fopen(name, "re");
	if (file == NULL)
		return false;
	text = malloc((size_t)status.st_size + 1);
	if (text == NULL) {
		fclose(file);
		reader->failed = true;
		return true;
	}
	length = fread(text, 1, (size_t)status.st_size, file);
	fclose(file);
	text[length] = '\0';
	reader->depth++;
	for (at = text; (at = next_word(at, &word)) != NULL;) {
		const char *kept = keep_text(reader, word);

		if (kept == NULL)
			break;
		take_word(reader, kept);
	}
	reader->depth--;
	free(text);
	return true;
}

static void take_word(struct reader *reader, const char *word)
{
	if (reader->pending != NULL) {
		if (is_setting_of_two(reader->pending)) {
			keep_setting(reader, reader->pending);
			keep_setting(reader, word);
		}
		take_value(reader, reader->pending, word);
		reader->pending = NULL;
		return;
	}
	if (word[0] == '@' && take_file(reader, word + 1))
		return;
	if (reader->only_operands || word[0] != '-' || word[1] == '\0') {
		take_input(reader, word);
		return;
	}
	if (takes_value(word)) {
		reader->pending = word;
		return;
	}
	if (is_setting(word))
		keep_setting(reader, word);
	if (word[1] == 'o' || word[1] == 'x' || word[1] == 'D' || word[1] == 'U' || word[1] == 'l') {
		char option[3] = {'-', word[1], '\0'};

		/* "-ofoo" is an output; no driver option but -object… begins so. */
		take_value(reader, option, word + 2);
		return;
	}
	take_option(reader, word);
}

/* One real source among them, or a real output, and it is no feature test. */
static void find_probes(struct reader *reader)
{
	struct bri_cmdline *line = reader->line;
	char directory[PATH_MAX];
	bool place = getcwd(directory, sizeof(directory)) != NULL && is_probe_path(directory);
	bool output = line->output != NULL && (is_probe_path(line->output) || strcmp(line->output, "/dev/null") == 0);
	bool sources = line->sources > 0 && reader->probes == line->sources;

	line->probe = place || sources || output;
	line->links_probe = place || output || (line->output == NULL && sources);
}

int bri_cmdline_read(struct bri_cmdline *ret_line, int argc, char *const *argv, struct bri_error *reterr)
{
	struct reader reader = {.line = ret_line};
	int i;

	memset(ret_line, 0, sizeof(*ret_line));
	ret_line->fortify = -1;
	ret_line->end_of_options = (size_t)argc;
	for (i = 1; i < argc && !reader.failed; i++) {
		if (strcmp(argv[i], "--") == 0 && reader.pending == NULL && !reader.only_operands) {
			reader.only_operands = true;
			ret_line->end_of_options = (size_t)i;
			continue;
		}
		take_word(&reader, argv[i]);
	}
	if (reader.failed) {
		bri_cmdline_finish(ret_line);
		return bri_error_set(reterr, "", "out of memory while reading the compiler's arguments");
	}
	ret_line->builds = !reader.stops_early && ret_line->inputs > 0;
	ret_line->compiles = ret_line->builds && ret_line->sources > 0;
	ret_line->links = ret_line->builds && !ret_line->stops_at_object && !reader.stops_at_assembler;
	find_probes(&reader);
	return 0;
}

void bri_cmdline_finish(struct bri_cmdline *line)
{
	struct text *text = line->texts;

	while (text != NULL) {
		struct text *next = text->next;

		free(text);
		text = next;
	}
	line->texts = NULL;
	free(line->settings);
	line->settings = NULL;
	line->settings_count = 0;
}
