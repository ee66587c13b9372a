/* SPDX-License-Identifier: Apache-2.0 */
/* The build log.  A line is "KIND\tDIRECTORY\tOUTPUT\tSOURCE\tADDED\n" with
 * tabs, newlines and percent signs as %xx.  Lines are written with one write to
 * a file opened for appending, so parallel compilers don't mix them. */
#include "log.h"
#include "install.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BEFORE_MAX (16 << 20)

static int hex(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

static void write_field(FILE *stream, const char *text)
{
	fputc('\t', stream);
	for (; text != NULL && *text != '\0'; text++) {
		if (*text == '\t' || *text == '\n' || *text == '%')
			fprintf(stream, "%%%02x", (unsigned char)*text);
		else
			fputc(*text, stream);
	}
}

void bri_log_add(const char *report_directory, const struct bri_log_entry *entry)
{
	char path[PATH_MAX], *line = NULL;
	size_t length = 0;
	FILE *stream;
	int file;

	if (!bri_fits(path, sizeof(path), "%s/log", report_directory))
		return;
	stream = open_memstream(&line, &length);
	if (stream == NULL)
		return;
	fputc(entry->kind, stream);
	write_field(stream, entry->directory);
	write_field(stream, entry->output);
	write_field(stream, entry->source);
	write_field(stream, entry->added);
	fputc('\n', stream);
	if (fclose(stream) == 0) {
		file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
		if (file >= 0) {
			ssize_t written = write(file, line, length);

			(void)written; /* a cut line is skipped by the reader */
			close(file);
		}
	}
	free(line);
}

static void unescape(char *text)
{
	char *to = text;

	for (; *text != '\0'; text++) {
		if (*text == '%' && hex(text[1]) >= 0 && hex(text[2]) >= 0) {
			*to++ = (char)(hex(text[1]) * 16 + hex(text[2]));
			text += 2;
		} else {
			*to++ = *text;
		}
	}
	*to = '\0';
}

void bri_log_keep(const char *report_directory)
{
	char path[PATH_MAX], before[PATH_MAX], buffer[65536];
	size_t got;
	FILE *from, *to;

	if (!bri_fits(path, sizeof(path), "%s/log", report_directory) ||
	    !bri_fits(before, sizeof(before), "%s/log.before", report_directory))
		return;
	from = fopen(path, "re");
	to = from == NULL ? NULL : fopen(before, "ae");
	if (to != NULL && ftello(to) > BEFORE_MAX) /* old enough */
		to = freopen(before, "we", to);
	while (to != NULL && (got = fread(buffer, 1, sizeof(buffer), from)) > 0)
		fwrite(buffer, 1, got, to);
	if (to != NULL)
		fclose(to);
	if (from != NULL)
		fclose(from);
	unlink(path);
}

size_t bri_log_read(const char *report_directory, bool before,
                    void (*each)(void *context, const struct bri_log_entry *entry), void *context)
{
	char path[PATH_MAX], *line = NULL;
	size_t size = 0, entries = 0;
	FILE *file;

	if (!bri_fits(path, sizeof(path), "%s/log%s", report_directory, before ? ".before" : ""))
		return 0;
	file = fopen(path, "re");
	if (file == NULL)
		return 0;
	while (getline(&line, &size, file) > 0) {
		char *fields[5], *at = line;
		size_t count = 0;

		if (strchr(line, '\n') == NULL)
			break;
		line[strcspn(line, "\n")] = '\0';
		while (count < 5 && at != NULL)
			fields[count++] = strsep(&at, "\t");
		if (count < 5 || fields[0][0] == '\0' || fields[0][1] != '\0')
			continue;
		for (size_t i = 1; i < 5; i++)
			unescape(fields[i]);
		if (fields[0][0] == BRI_LOG_UNIT || fields[0][0] == BRI_LOG_LINK) {
			struct bri_log_entry entry = {(enum bri_log_kind)fields[0][0], fields[1], fields[2], fields[3], fields[4]};

			each(context, &entry);
			entries++;
		}
	}
	free(line);
	fclose(file);
	return entries;
}
