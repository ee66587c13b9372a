/* SPDX-License-Identifier: Apache-2.0 */
/* Lines and fields of configuration texts.  It knows no file. */
#include "image.h"

#include <ctype.h>
#include <string.h>

void image_lines_begin(struct image_lines *lines, const struct image_text *text, bool joins)
{
	lines->next = text->bytes;
	lines->end = text->bytes + text->size;
	lines->number = 0;
	lines->joins = joins;
}

static void copy_trimmed(struct image_line *line)
{
	const char *at = line->at, *end = line->at + line->length;
	size_t length;

	while (at < end && isspace((unsigned char)*at))
		at++;
	while (end > at && isspace((unsigned char)end[-1]))
		end--;
	length = (size_t)(end - at);
	if (length >= sizeof(line->text))
		length = sizeof(line->text) - 1;
	memcpy(line->text, at, length);
	line->text[length] = '\0';
	for (char *c = line->text; *c != '\0'; c++)
		if (*c == '\n' || (*c == '\\' && c[1] == '\n'))
			*c = ' ';
}

bool image_lines_next(struct image_lines *lines, struct image_line *ret_line)
{
	const char *at = lines->next, *end;

	if (at >= lines->end)
		return false;
	ret_line->number = ++lines->number;
	ret_line->at = at;
	for (;;) {
		end = memchr(at, '\n', (size_t)(lines->end - at));
		if (end == NULL) {
			lines->next = end = lines->end;
			break;
		}
		lines->next = end + 1;
		if (!lines->joins || end == ret_line->at || end[-1] != '\\' || lines->next >= lines->end)
			break;
		lines->number++;
		at = lines->next;
	}
	ret_line->length = (size_t)(end - ret_line->at);
	copy_trimmed(ret_line);
	return true;
}

size_t image_split(char *text, const char *separators, bool squeeze, char **ret_fields, size_t max)
{
	size_t count = 0;

	while (count < max) {
		char *end;

		if (squeeze)
			text += strspn(text, separators);
		if (squeeze && *text == '\0')
			break;
		ret_fields[count++] = text;
		end = text + strcspn(text, separators);
		if (*end == '\0' || count == max)
			break;
		*end = '\0';
		text = end + 1;
	}
	return count;
}

void image_normalise(const char *line, char *ret_text, size_t room)
{
	size_t used = 0;

	if (*line == '#' || *line == ';' || (line[0] == '/' && line[1] == '/') || *line == '!')
		line = "";
	for (; *line != '\0' && used + 1 < room; line++) {
		if (*line == '"' || *line == '\'')
			continue;
		if (isspace((unsigned char)*line)) {
			if (used > 0 && ret_text[used - 1] != ' ' && ret_text[used - 1] != '=')
				ret_text[used++] = ' ';
			continue;
		}
		if (*line == '=' && used > 0 && ret_text[used - 1] == ' ')
			used--;
		ret_text[used++] = *line;
	}
	while (used > 0 && ret_text[used - 1] == ' ')
		used--;
	ret_text[used] = '\0';
}

bool image_is_placeholder(const char *value)
{
	size_t length = strlen(value);
	const char *at;

	if (strstr(value, "${") != NULL || strstr(value, "$(") != NULL || strstr(value, "{{") != NULL)
		return true;
	if (length >= 2 && value[0] == '$' && (isalpha((unsigned char)value[1]) || value[1] == '_'))
		return true;
	if ((at = strchr(value, '%')) != NULL && (at[1] == 's' || strchr(at + 1, '%') != NULL))
		return true;
	if (length > 2 && ((value[0] == '@' && value[length - 1] == '@') || (value[0] == '<' && value[length - 1] == '>')))
		return true;
	return length > 4 && strncmp(value, "__", 2) == 0 && strcmp(value + length - 2, "__") == 0;
}
