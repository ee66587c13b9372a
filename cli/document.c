/* SPDX-License-Identifier: Apache-2.0 */
/* What all documents share: safe text, URIs, folding, and writing a file so
 * that either the whole document is there or none. */
#include "document.h"
#include "install.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

size_t bri_utf8_sequence(const unsigned char *at)
{
	size_t length;

	if (at[0] < 0x80)
		return 1;
	if (at[0] >= 0xc2 && at[0] <= 0xdf)
		length = 2;
	else if (at[0] >= 0xe0 && at[0] <= 0xef)
		length = 3;
	else if (at[0] >= 0xf0 && at[0] <= 0xf4)
		length = 4;
	else
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	/* Overlong forms, surrogates, beyond U+10FFFF. */
	if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) || (at[0] == 0xf0 && at[1] < 0x90) ||
	    (at[0] == 0xf4 && at[1] > 0x8f))
		return 0;
	return length;
}

json_t *bri_json_text(const char *text)
{
	const unsigned char *at = (const unsigned char *)(text == NULL ? "" : text);
	/* Each byte may become the three of U+FFFD. */
	char *clean = malloc(3 * strlen((const char *)at) + 1), *to = clean;
	json_t *value;

	if (clean == NULL)
		return NULL;
	while (*at != '\0') {
		size_t length = bri_utf8_sequence(at);

		if (length == 0) {
			memcpy(to, "\xef\xbf\xbd", 3);
			to += 3;
			at++;
			continue;
		}
		memcpy(to, at, length);
		to += length;
		at += length;
	}
	*to = '\0';
	value = json_string(clean);
	free(clean);
	return value;
}

int bri_json_set(json_t *object, const char *key, json_t *value)
{
	return json_object_set_new(object, key, value);
}

int bri_json_set_text(json_t *object, const char *key, const char *text)
{
	return text == NULL || text[0] == '\0' ? 0 : bri_json_set(object, key, bri_json_text(text));
}

int bri_json_write(const json_t *value, FILE *stream, struct bri_error *reterr)
{
	if (value == NULL)
		return bri_error_set(reterr, "", "out of memory while writing the document");
	if (json_dumpf(value, stream, JSON_INDENT(2)) != 0 || fputc('\n', stream) == EOF)
		return bri_error_set(reterr, "", "can't write the document: %s", strerror(errno));
	return 0;
}

const char *bri_severity_word(const struct bri_finding *finding)
{
	if (finding->result != BRI_FAIL)
		return "none";
	return finding->severity == BRI_ERROR ? "error" : "warning";
}

/* `path` without ".", ".." and double slashes, in place; it is absolute. */
static void normalise(char *path)
{
	char *to = path, *at = path;

	while (*at != '\0') {
		size_t length;

		at += strspn(at, "/");
		length = strcspn(at, "/");
		if (length == 0)
			break;
		if (length == 2 && at[0] == '.' && at[1] == '.') {
			while (to > path && *--to != '/')
				;
		} else if (!(length == 1 && at[0] == '.')) {
			*to++ = '/';
			memmove(to, at, length);
			to += length;
		}
		at += length;
	}
	if (to == path)
		*to++ = '/';
	*to = '\0';
}

static char *encode(const char *prefix, const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/+,=@!$&'()*;";
	size_t length = strlen(prefix);
	char *uri = malloc(length + 3 * strlen(path) + 1), *to;

	if (uri == NULL)
		return NULL;
	memcpy(uri, prefix, length);
	for (to = uri + length; *path != '\0'; path++) {
		if (strchr(plain, *path) != NULL) {
			*to++ = *path;
		} else {
			static const char digits[] = "0123456789ABCDEF";

			*to++ = '%';
			*to++ = digits[(unsigned char)*path >> 4];
			*to++ = digits[(unsigned char)*path & 15];
		}
	}
	*to = '\0';
	return uri;
}

char *bri_document_path(const char *root, const char *file)
{
	char directory[PATH_MAX], *path;
	size_t length = root == NULL ? 0 : strlen(root);

	if (file[0] == '/')
		path = strdup(file);
	else if (getcwd(directory, sizeof(directory)) == NULL)
		return strdup(file);
	else if (asprintf(&path, "%s/%s", directory, file) < 0)
		path = NULL;
	if (path == NULL)
		return NULL;
	normalise(path);
	while (length > 1 && root[length - 1] == '/')
		length--;
	if (length > 0 && strncmp(path, root, length) == 0 && path[length] == '/')
		memmove(path, path + length + 1, strlen(path + length));
	else if (length == 1 && root[0] == '/')
		memmove(path, path + 1, strlen(path));
	return path;
}

char *bri_document_uri(const char *root, const char *file)
{
	char *path, *uri;

	/* Names in angle brackets (<stdin>, <built-in>) are no files. */
	if (file[0] == '<' || file[0] == '\0')
		return encode("", file[0] == '\0' ? "unknown" : file);
	path = bri_document_path(root, file);
	if (path == NULL)
		return NULL;
	uri = encode(path[0] == '/' ? "file://" : "", path);
	free(path);
	return uri;
}

bool bri_wants_colour(FILE *stream)
{
	const char *none = getenv("NO_COLOR"), *gcc = getenv("GCC_COLORS"), *term = getenv("TERM");

	if ((none != NULL && none[0] != '\0') || (gcc != NULL && gcc[0] == '\0'))
		return false;
	return isatty(fileno(stream)) && term != NULL && strcmp(term, "dumb") != 0;
}

void bri_document_print(FILE *stream, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < 0x20 || byte == 0x7f)
			fprintf(stream, "\\x%02x", byte);
		else
			fputc(byte, stream);
	}
}

size_t bri_report_fold(const struct bri_findings *findings, struct bri_fold **ret_folds)
{
	size_t count = bri_findings_count(findings), folds = 0;
	struct bri_fold *list = calloc(count + 1, sizeof(*list));

	*ret_folds = list;
	if (list == NULL)
		return (size_t)-1;
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);
		size_t at = 0;

		if (!finding->is_option || finding->waived || finding->gate != BRI_GATE_COMPILE)
			continue;
		while (at < folds && (strcmp(list[at].finding->rule, finding->rule) != 0 ||
		                      strcmp(list[at].finding->message, finding->message) != 0 ||
		                      list[at].finding->severity != finding->severity ||
		                      list[at].finding->result != finding->result))
			at++;
		if (at == folds)
			list[folds++].finding = finding;
		list[at].units++;
	}
	return folds;
}

static int cannot_write(const char *name, struct bri_error *reterr)
{
	return bri_error_set(reterr, name, "can't write to it: %s; free some space there or name another place",
	                     strerror(errno));
}

/* Writers know no file name: a stream that failed is named here. */
static int write_through(FILE *stream, const char *name,
                         int (*write)(void *context, FILE *stream, struct bri_error *reterr), void *context,
                         struct bri_error *reterr)
{
	int result = write(context, stream, reterr);

	if (result == 0 && fflush(stream) != 0)
		result = -1;
	return ferror(stream) ? cannot_write(name, reterr) : result;
}

int bri_document_write(const char *path, int (*write)(void *context, FILE *stream, struct bri_error *reterr),
                       void *context, struct bri_error *reterr)
{
	char temporary[PATH_MAX];
	int descriptor, result;
	struct stat status;
	mode_t mask;
	FILE *stream;

	if (path == NULL || strcmp(path, "-") == 0)
		return write_through(stdout, "standard output", write, context, reterr);
	/* A device, a pipe or a link is written to, never replaced. */
	if (lstat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
		stream = fopen(path, "we");
		if (stream == NULL)
			return bri_error_set(reterr, path, "can't write this file: %s", strerror(errno));
		result = write_through(stream, path, write, context, reterr);
		if (fclose(stream) != 0 && result == 0)
			result = cannot_write(path, reterr);
		return result;
	}
	if (!bri_fits(temporary, sizeof(temporary), "%s.XXXXXX", path))
		return bri_error_set(reterr, path, "this name is too long; choose a shorter one");
	descriptor = mkstemp(temporary);
	if (descriptor < 0)
		return bri_error_set(reterr, path, "can't create this file: %s", strerror(errno));
	mask = umask(0);
	umask(mask);
	fchmod(descriptor, 0666 & ~mask);
	stream = fdopen(descriptor, "w");
	if (stream == NULL) {
		close(descriptor);
		unlink(temporary);
		return bri_error_set(reterr, path, "can't write this file: %s", strerror(errno));
	}
	result = write_through(stream, path, write, context, reterr);
	if (fclose(stream) != 0 && result == 0)
		result = cannot_write(path, reterr);
	if (result == 0 && rename(temporary, path) != 0)
		result = cannot_write(path, reterr);
	if (result != 0)
		unlink(temporary);
	return result;
}

struct writing {
	const struct bri_report *report;
	enum bri_report_format format;
};

static const struct {
	const char *word;
	int (*write)(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
} formats[BRI_REPORT_FORMATS] = {
	[BRI_REPORT_TEXT] = {"text", bri_report_write_text},
	[BRI_REPORT_SARIF] = {"sarif", bri_report_write_sarif},
	[BRI_REPORT_JSON] = {"json", bri_report_write_json},
	[BRI_REPORT_HTML] = {"html", bri_report_write_html},
	[BRI_REPORT_JUNIT] = {"junit", bri_report_write_junit},
	[BRI_REPORT_GITLAB] = {"gitlab", bri_report_write_gitlab},
	[BRI_REPORT_CSV] = {"csv", bri_report_write_csv},
	[BRI_REPORT_MARKDOWN] = {"markdown", bri_report_write_markdown},
	[BRI_REPORT_IN_TOTO] = {"in-toto", bri_report_write_in_toto},
	[BRI_REPORT_CYCLONEDX] = {"cyclonedx", bri_report_write_cyclonedx}};

static int write_format(void *context, FILE *stream, struct bri_error *reterr)
{
	struct writing *writing = context;

	return formats[writing->format].write(writing->report, stream, reterr);
}

int bri_report_write(const struct bri_report *report, enum bri_report_format format, const char *path,
                     struct bri_error *reterr)
{
	struct writing writing = {report, format};

	return bri_document_write(path, write_format, &writing, reterr);
}

int bri_report_format_from_text(const char *word, enum bri_report_format *ret_format)
{
	*ret_format = BRI_REPORT_TEXT;
	if (word == NULL)
		return 0;
	for (size_t i = 0; i < BRI_REPORT_FORMATS; i++) {
		if (strcmp(word, formats[i].word) == 0) {
			*ret_format = (enum bri_report_format)i;
			return 0;
		}
	}
	return -1;
}
