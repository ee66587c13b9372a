/* SPDX-License-Identifier: Apache-2.0 */
/* Edits the waivers of a brinell.yaml.  It works on lines and understands only
 * what it needs: where `waivers:` stands and where an entry ends.  Before the
 * file is replaced the new text is compiled as a policy; a layout that this
 * can't edit is therefore an error, never a broken file. */
#include "baseline.h"
#include "install.h"
#include "policy_load.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct lines {
	char **list; /* each with its newline */
	size_t count;
};

static void free_lines(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->list[i]);
	free(lines->list);
}

static int read_lines(const char *path, struct lines *ret_lines, struct bri_error *reterr)
{
	FILE *file = fopen(path, "re");
	char *line = NULL;
	size_t size = 0;
	int result = 0;

	memset(ret_lines, 0, sizeof(*ret_lines));
	if (file == NULL)
		return bri_error_set(reterr, path, "can't read it: %s ('brinell init' makes one)", strerror(errno));
	while (result == 0 && getline(&line, &size, file) >= 0) {
		char **grown = realloc(ret_lines->list, (ret_lines->count + 1) * sizeof(*grown));

		if (grown != NULL)
			ret_lines->list = grown;
		if (grown == NULL || (grown[ret_lines->count] = strdup(line)) == NULL)
			result = bri_error_set(reterr, path, "out of memory");
		else
			ret_lines->count++;
	}
	if (ferror(file) && result == 0)
		result = bri_error_set(reterr, path, "can't read it: %s", strerror(errno));
	free(line);
	fclose(file);
	return result;
}

/* Blanks in front of a line's text; SIZE_MAX for empty lines and comments. */
static size_t indentation(const char *line)
{
	size_t blanks = strspn(line, " ");

	return line[blanks] == '\n' || line[blanks] == '\r' || line[blanks] == '\0' || line[blanks] == '#' ? SIZE_MAX
	                                                                                                     : blanks;
}

/* Index of the top-level `waivers:` line; count when there is none. */
static size_t find_waivers(const struct lines *lines)
{
	size_t i = 0;

	while (i < lines->count && strncmp(lines->list[i], "waivers:", 8) != 0)
		i++;
	return i;
}

/* Compile the text at `temporary`; then it becomes the file. */
static int replace(const struct bri_baseline *baseline, const char *temporary, struct bri_error *reterr)
{
	struct bri_error error = {"", ""};
	unsigned char *bytes = NULL;
	size_t size;
	int result = bri_policy_compile(baseline->root, temporary, &bytes, &size, &error);

	free(bytes);
	if (result != 0)
		result = bri_error_set(reterr, baseline->file, "left as it was: its waivers can't be edited here (%s); put each "
		                                               "waiver on a line of its own below 'waivers:'", error.what);
	else if (rename(temporary, baseline->file) != 0)
		result = bri_error_set(reterr, baseline->file, "can't write it: %s", strerror(errno));
	if (result != 0)
		unlink(temporary);
	return result;
}

/* The temporary file lies beside the real one, so that relative names in it mean the same. */
static FILE *open_temporary(const struct bri_baseline *baseline, char ret_path[PATH_MAX], struct bri_error *reterr)
{
	struct stat status;
	FILE *file = NULL;
	int descriptor = -1;

	if (bri_fits(ret_path, PATH_MAX, "%s.XXXXXX.yaml", baseline->file))
		descriptor = mkstemps(ret_path, 5);
	if (descriptor >= 0) {
		if (stat(baseline->file, &status) == 0)
			fchmod(descriptor, status.st_mode & 0777);
		file = fdopen(descriptor, "w");
	}
	if (file == NULL)
		bri_error_set(reterr, baseline->file, "can't write beside it: %s", strerror(errno));
	return file;
}

static int close_temporary(const struct bri_baseline *baseline, FILE *file, const char *path, struct bri_error *reterr)
{
	bool failed = ferror(file) != 0;

	if (fclose(file) != 0 || failed) {
		unlink(path);
		return bri_error_set(reterr, baseline->file, "can't write beside it: %s", strerror(errno));
	}
	return replace(baseline, path, reterr);
}

static void write_quoted(FILE *file, const char *text)
{
	fputc('\'', file);
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			fputc('\'', file);
		/* A control character can't stand in YAML; as a glob any character stands for it. */
		fputc((unsigned char)*text < 0x20 || *text == 0x7f ? '?' : *text, file);
	}
	fputc('\'', file);
}

static bool is_wanted(const struct bri_finding *finding, bool warnings)
{
	return !finding->waived && finding->result == BRI_FAIL && strncmp(finding->rule, "waiver.", 7) != 0 &&
	       (warnings || finding->severity == BRI_ERROR);
}

static bool is_alike(const struct bri_finding *one, const struct bri_finding *other)
{
	return strcmp(one->rule, other->rule) == 0 && strcmp(one->file, other->file) == 0 &&
	       strcmp(one->function, other->function) == 0 && strcmp(one->digest, other->digest) == 0;
}

/* In text that is a glob a character that means something there becomes "any one". */
static void write_glob(FILE *file, const char *text)
{
	char *plain = strdup(text);

	for (char *at = plain; at != NULL && *at != '\0'; at++)
		if (*at == '*')
			*at = '?';
	write_quoted(file, plain == NULL ? "" : plain);
	free(plain);
}

static void write_entry(FILE *file, size_t indent, const struct bri_finding *finding,
                        const struct bri_baseline_terms *terms, size_t alike)
{
	fprintf(file, "%*s- {rule: %s, path: ", (int)indent, "", finding->rule);
	/* A link knows a unit's lines by the names they were compiled under. */
	write_glob(file, finding->gate == BRI_GATE_LINK && finding->line > 0 && finding->compiled[0] != '\0' ? finding->compiled
	                                                                                                  : finding->file);
	if (finding->function[0] != '\0') {
		fputs(", function: ", file);
		write_glob(file, finding->function);
	}
	if (finding->digest[0] != '\0')
		fprintf(file, ", digest: %s", finding->digest);
	fprintf(file, ", count: %zu, reason: ", alike);
	write_quoted(file, terms->reason);
	fputs(", owner: ", file);
	write_quoted(file, terms->owner);
	fprintf(file, ", expires: %s}\n", terms->expires);
}

/* One entry for findings that are alike, in the findings' order. */
static size_t write_entries(FILE *file, size_t indent, const struct bri_findings *findings,
                            const struct bri_baseline_terms *terms, bool warnings)
{
	size_t count = bri_findings_count(findings), added = 0;

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);
		size_t first = 0, alike = 0;

		if (!is_wanted(finding, warnings))
			continue;
		for (size_t j = 0; j < count; j++) {
			const struct bri_finding *other = bri_findings_at(findings, j);

			if (!is_wanted(other, warnings) || !is_alike(other, finding))
				continue;
			if (alike++ == 0)
				first = j;
		}
		if (first != i)
			continue;
		write_entry(file, indent, finding, terms, alike);
		added++;
	}
	return added;
}

int bri_baseline_add(const struct bri_baseline *baseline, const struct bri_findings *findings,
                     const struct bri_baseline_terms *terms, bool warnings, size_t *ret_added,
                     struct bri_error *reterr)
{
	struct lines lines;
	char temporary[PATH_MAX];
	size_t at, next, indent = 2, i;
	FILE *file;

	if (read_lines(baseline->file, &lines, reterr) != 0 ||
	    (file = open_temporary(baseline, temporary, reterr)) == NULL) {
		free_lines(&lines);
		return -1;
	}
	at = find_waivers(&lines);
	/* New entries stand as the first old one does. */
	for (next = at + 1; next < lines.count && indentation(lines.list[next]) == SIZE_MAX; next++)
		;
	if (next < lines.count && lines.list[next][strspn(lines.list[next], " ")] == '-')
		indent = indentation(lines.list[next]);
	for (i = 0; i < at && i < lines.count; i++)
		fputs(lines.list[i], file);
	if (at == lines.count && at > 0 && strchr(lines.list[at - 1], '\n') == NULL)
		fputc('\n', file);
	fputs("waivers:\n", file);
	*ret_added = write_entries(file, indent, findings, terms, warnings);
	for (i = at + 1; i < lines.count; i++)
		fputs(lines.list[i], file);
	/* `waivers: [...]` on one line can't be edited so: refuse rather than lose it. */
	if (at < lines.count && lines.list[at][8 + strspn(lines.list[at] + 8, " ")] == '[' &&
	    strncmp(lines.list[at] + 8 + strspn(lines.list[at] + 8, " "), "[]", 2) != 0) {
		fclose(file);
		unlink(temporary);
		free_lines(&lines);
		return bri_error_set(reterr, baseline->file, "its waivers stand in one line; put each on a line of its own below "
		                                             "'waivers:' and try again");
	}
	free_lines(&lines);
	if (*ret_added == 0) {
		fclose(file);
		unlink(temporary);
		return 0;
	}
	return close_temporary(baseline, file, temporary, reterr);
}

/* The line behind the entry that begins at `first`: deeper lines belong to it. */
static size_t entry_end(const struct lines *lines, size_t first)
{
	size_t depth = indentation(lines->list[first]), i = first + 1;

	while (i < lines->count && indentation(lines->list[i]) != SIZE_MAX && indentation(lines->list[i]) > depth)
		i++;
	return i;
}

/* Write the number behind `count:` anew; a count that stands elsewhere is a layout that this can't edit. */
static int lower_count(const struct bri_baseline *baseline, struct lines *lines, size_t first, size_t end, size_t uses,
                       struct bri_error *reterr)
{
	for (size_t i = first; i < end; i++) {
		char *line = lines->list[i], *at = strstr(line, "count: "), *grown;
		size_t digits = at == NULL ? 0 : strspn(at + 7, "0123456789");

		if (digits == 0 || (at > line && strchr(" ,{", at[-1]) == NULL))
			continue;
		if (asprintf(&grown, "%.*scount: %zu%s", (int)(at - line), line, uses, at + 7 + digits) < 0)
			return bri_error_set(reterr, baseline->file, "out of memory");
		free(line);
		lines->list[i] = grown;
		return 0;
	}
	return bri_error_set(reterr, baseline->file, "left as it was: the waiver at line %zu has no 'count: NUMBER' that can be "
	                                             "edited; lower it to %zu by hand", first + 1, uses);
}

/* Mark what goes and lower what stays. */
static int lower_lines(const struct bri_baseline *baseline, struct lines *lines, bool *gone,
                       const struct bri_baseline_use *uses, size_t count, struct bri_error *reterr)
{
	for (size_t n = 0; n < count; n++) {
		size_t first = uses[n].line - 1;

		if (uses[n].line == 0 || first >= lines->count || lines->list[first][strspn(lines->list[first], " ")] != '-')
			return bri_error_set(reterr, baseline->file, "left as it was: no waiver begins at line %u; put each on lines of its own",
			                     uses[n].line);
		if (uses[n].uses > 0 &&
		    lower_count(baseline, lines, first, entry_end(lines, first), uses[n].uses, reterr) != 0)
			return -1;
		for (size_t i = first; uses[n].uses == 0 && i < entry_end(lines, first); i++)
			gone[i] = true;
	}
	return 0;
}

int bri_baseline_lower(const struct bri_baseline *baseline, const struct bri_baseline_use *uses, size_t count,
                       struct bri_error *reterr)
{
	struct lines lines;
	char temporary[PATH_MAX];
	size_t at;
	bool *gone, any = false;
	FILE *file;

	if (read_lines(baseline->file, &lines, reterr) != 0) {
		free_lines(&lines);
		return -1;
	}
	gone = calloc(lines.count + 1, sizeof(*gone));
	if (gone == NULL)
		bri_error_set(reterr, baseline->file, "out of memory");
	file = gone == NULL || lower_lines(baseline, &lines, gone, uses, count, reterr) != 0
	           ? NULL
	           : open_temporary(baseline, temporary, reterr);
	if (file == NULL) {
		free(gone);
		free_lines(&lines);
		return -1;
	}
	/* A `waivers:` without entries goes, too. */
	at = find_waivers(&lines);
	for (size_t i = at + 1; i < lines.count && !any; i++) {
		if (indentation(lines.list[i]) == 0 && lines.list[i][0] != '-')
			break;
		any = !gone[i] && indentation(lines.list[i]) != SIZE_MAX;
	}
	if (at < lines.count && !any)
		gone[at] = true;
	for (size_t i = 0; i < lines.count; i++)
		if (!gone[i])
			fputs(lines.list[i], file);
	free(gone);
	free_lines(&lines);
	return close_temporary(baseline, file, temporary, reterr);
}
