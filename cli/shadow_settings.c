/* SPDX-License-Identifier: Apache-2.0 */
/* What a compiler that no plugin fits makes of a unit's options: it is asked, under the same words, for its predefined
 * macros and (a GCC) for the state of its options and where its headers lie, once for each set of words.  Said as words for
 * Clang, which then reads the unit with these settings, whatever its own defaults are. */
#include "shadow_settings.h"

#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct line {
	char *text;
	size_t size, used;
	bool fits;
};

__attribute__((format(printf, 2, 3))) static void add(struct line *line, const char *format, ...)
{
	va_list values;
	int length;

	if (!line->fits)
		return;
	va_start(values, format);
	length = vsnprintf(line->text + line->used, line->size - line->used, format, values);
	va_end(values);
	line->fits = length >= 0 && (size_t)length < line->size - line->used;
	line->used += line->fits ? (size_t)length : 0;
}

/* The macro's number in a `-dM -E` answer; 0: not defined, or no number. */
static long macro(const char *text, const char *name)
{
	char label[64];
	const char *at;

	snprintf(label, sizeof(label), "#define %s ", name);
	at = strstr(text, label);
	return at == NULL ? 0 : strtol(at + strlen(label), NULL, 10);
}

static bool distil_macros(const char *text, char *ret_line, size_t size)
{
	struct line line = {ret_line, size, 0, true};
	long pie = macro(text, "__PIE__"), pic = macro(text, "__PIC__"), cet = macro(text, "__CET__"),
	     fortify = macro(text, "_FORTIFY_SOURCE");

	if (strstr(text, "#define __CHAR_BIT__ ") == NULL)
		return false; /* that was no list of macros */
	if (pie > 0)
		add(&line, "%s ", pie > 1 ? "-fPIE" : "-fpie");
	else if (pic > 0 && !macro(text, "__mips__")) /* MIPS says so of all code; there the command line decides */
		add(&line, "%s ", pic > 1 ? "-fPIC" : "-fpic");
	else if (pic == 0)
		add(&line, "-fno-pic -fno-pie ");
	add(&line, "%s ", macro(text, "__SSP_ALL__")      ? "-fstack-protector-all"
	                  : macro(text, "__SSP_STRONG__") ? "-fstack-protector-strong"
	                  : macro(text, "__SSP__")        ? "-fstack-protector"
	                                                  : "-fno-stack-protector");
	/* The level matters less than whether it optimises at all: _FORTIFY_SOURCE has an effect or none. */
	if (macro(text, "__OPTIMIZE__") == 0)
		add(&line, "-O0 ");
	else
		add(&line, "%s ", macro(text, "__OPTIMIZE_SIZE__") ? "-Os" : "optimises");
	if (macro(text, "__x86_64__") || macro(text, "__i386__"))
		add(&line, "-fcf-protection=%s ", cet == 3 ? "full" : cet == 2 ? "return" : cet == 1 ? "branch" : "none");
	if (macro(text, "__aarch64__") && macro(text, "__ARM_FEATURE_BTI_DEFAULT") && macro(text, "__ARM_FEATURE_PAC_DEFAULT"))
		add(&line, "-mbranch-protection=standard ");
	if (fortify > 0)
		add(&line, "-D_FORTIFY_SOURCE=%ld ", fortify > 3 ? 3 : fortify);
	return line.fits;
}

/* A line of `-Q --help=`: "  -foption   [enabled]", or a value; `ret_state` is what stands behind it. */
static bool state_of(const char *text, const char *option, char *ret_state, size_t size)
{
	size_t length = strlen(option);

	for (const char *at = strstr(text, option); at != NULL; at = strstr(at + length, option)) {
		const char *state = at + length;

		if (at == text || (at[-1] != ' ' && at[-1] != '\n') || (*state != ' ' && *state != '\t' && *state != '['))
			continue;
		if (option[length - 1] == '=') /* "=[zero|pattern|…]  value", "=<0,2>  value" */
			state += strcspn(state, " \t\n");
		state += strspn(state, " \t");
		length = strcspn(state, "\n");
		if (length >= size)
			return false;
		memcpy(ret_state, state, length);
		ret_state[length] = '\0';
		return true;
	}
	return false;
}

static bool distil_states(const char *text, char *ret_line, size_t size)
{
	struct line line = {ret_line, size, 0, true};
	char state[64];

	if (strstr(text, "[enabled]") == NULL)
		return false;
	if (state_of(text, "-fstack-clash-protection", state, sizeof(state)))
		add(&line, "%s ", strcmp(state, "[enabled]") == 0 ? "-fstack-clash-protection" : "-fno-stack-clash-protection");
	if (state_of(text, "-ftrivial-auto-var-init=", state, sizeof(state)) &&
	    (strcmp(state, "zero") == 0 || strcmp(state, "pattern") == 0))
		add(&line, "-ftrivial-auto-var-init=%s ", state);
	/* Clang warns by default, GCC when it is asked; whether it's an error, the words of the command say. */
	if (state_of(text, "-Wformat-security", state, sizeof(state)) && strcmp(state, "[disabled]") == 0)
		add(&line, "-Wno-format-security ");
	return line.fits;
}

/* `gcc -E -v`: its directories of system headers, each with a tab behind it. */
static bool distil_directories(const char *text, char *ret_line, size_t size)
{
	struct line line = {ret_line, size, 0, true};
	const char *at = strstr(text, "#include <...> search starts here:\n"), *end = at == NULL ? NULL : strstr(at, "\nEnd of search list");

	if (end == NULL)
		return false;
	while ((at = strchr(at, '\n')) != NULL && at < end && *++at == ' ')
		add(&line, "%.*s\t", (int)strcspn(at + 1, "\n"), at + 1);
	return line.fits && line.used > 0;
}

enum question { MACROS, STATES, DIRECTORIES };

/* `path settings… last…`, without the words that only some questions may hold. */
static bool ask(const struct bri_compiler *compiler, const struct bri_cmdline *line, enum question question, const char *const *last,
                char *ret_answer, size_t size)
{
	static const char *const names[] = {"macros", "states", "directories"};
	static const bri_distiller distillers[] = {distil_macros, distil_states, distil_directories};
	const char **words = calloc(line->settings_count + 8, sizeof(*words));
	size_t count = 0;
	bool found;

	if (words == NULL)
		return false;
	words[count++] = compiler->path;
	for (size_t i = 0; i < line->settings_count; i++)
		if (question == STATES || (line->settings[i][1] != 'W' && line->settings[i][1] != 'w'))
			words[count++] = line->settings[i];
	for (; *last != NULL; last++)
		words[count++] = *last;
	found = bri_compiler_distil(compiler, (char *const *)(uintptr_t)words, names[question], distillers[question], ret_answer, size);
	free(words);
	return found;
}

static bool is_cxx(const struct bri_compiler *compiler, const struct bri_cmdline *line)
{
	static const char *const names[] = {"cc", "cp", "cxx", "cpp", "CPP", "c++", "C", "ii", "mm", NULL};
	const char *dot = strrchr(line->source == NULL ? "" : line->source, '.');

	for (const char *const *name = names; dot != NULL && *name != NULL; name++)
		if (strcmp(dot + 1, *name) == 0)
			return true;
	return strstr(compiler->path, "++") != NULL;
}

/* GCC's own headers (stddef.h, the intrinsics) are of no use to Clang, which has its own. */
static bool is_its_own(const char *directory, const char *own)
{
	char real[PATH_MAX], real_own[PATH_MAX];
	size_t length;

	if (own[0] == '\0' || realpath(directory, real) == NULL || realpath(own, real_own) == NULL)
		return false;
	length = strlen(real_own);
	return strncmp(real, real_own, length) == 0 && (real[length] == '\0' || strcmp(real + length, "-fixed") == 0);
}

bool bri_shadow_directories(const struct bri_compiler *compiler, const struct bri_cmdline *line, void (*take)(void *, const char *),
                            void *context)
{
	const char *last[] = {"-E", "-v", "-x", is_cxx(compiler, line) ? "c++" : "c", "/dev/null", NULL};
	char answer[2 * PATH_MAX], own[PATH_MAX] = "", *rest = answer, *directory;

	if (compiler->kind != BRI_COMPILER_GCC || !ask(compiler, line, DIRECTORIES, last, answer, sizeof(answer)))
		return false;
	bri_compiler_ask(compiler, NULL, "-print-file-name=include", own, sizeof(own));
	take(context, "-nostdlibinc");
	take(context, "-nostdinc++");
	while ((directory = strsep(&rest, "\t")) != NULL) {
		if (directory[0] == '\0' || is_its_own(directory, own))
			continue;
		take(context, strstr(directory, "/c++") == NULL ? "-idirafter" : "-cxx-isystem");
		take(context, directory);
	}
	return true;
}

bool bri_shadow_settings(const struct bri_compiler *compiler, const struct bri_cmdline *line, char *ret_words, size_t size)
{
	static const char *const macros[] = {"-dM", "-E", "-x", "c", "/dev/null", NULL};
	static const char *const states[] = {"-Q", "--help=common", "--help=warnings", NULL};
	char more[512] = "";
	size_t used;

	if (!ask(compiler, line, MACROS, macros, ret_words, size))
		return false;
	if (compiler->kind == BRI_COMPILER_GCC)
		ask(compiler, line, STATES, states, more, sizeof(more));
	used = strlen(ret_words);
	return bri_fits(ret_words + used, size - used, "%s", more);
}
