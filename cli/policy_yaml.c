/* SPDX-License-Identifier: Apache-2.0 */
/* Reads one policy file into a tree, over libyaml's events.  Its job is to say
 * where a mistake stands: every error is file:line:column.  It refuses what
 * makes YAML surprising (anchors, aliases, tags, directives, duplicate keys,
 * several documents), what isn't UTF-8, and what is too large or too deep. */

#include "policy_yaml.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

/* ---- files ------------------------------------------------------------------ */

static char *read_all(int fd, struct bri_policy_pool *pool, const char *path, size_t most, size_t *ret_size,
                      struct bri_error *reterr)
{
	struct stat status;
	char *bytes;
	size_t have = 0, room;
	ssize_t got;

	if (fstat(fd, &status) < 0 || !S_ISREG(status.st_mode)) {
		bri_error_set(reterr, path,
		              S_ISDIR(status.st_mode) ? "is a directory: name a file" : "is not a regular file");
		return NULL;
	}
	if (status.st_size > (off_t)most) {
		bri_error_set(reterr, path, "too large (%lld bytes, at most %zu)", (long long)status.st_size, most);
		return NULL;
	}
	room = (size_t)status.st_size;
	bytes = bri_policy_pool_take(pool, room + 1);
	if (!bytes) {
		bri_error_set(reterr, path, "out of memory");
		return NULL;
	}
	while (have < room) {
		got = read(fd, bytes + have, room - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			bri_error_set(reterr, path, "can't read: %s", strerror(errno));
			return NULL;
		}
		if (got == 0)
			break; /* it shrank meanwhile: what is there is the file */
		have += (size_t)got;
	}
	bytes[have] = 0;
	*ret_size = have;
	return bytes;
}

char *bri_file_read(struct bri_policy_pool *pool, const char *path, size_t most, size_t *ret_size,
                    struct bri_error *reterr)
{
	/* Not blocking: a pipe of that name must not hang a build. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	char *bytes;

	if (fd < 0) {
		bri_error_set(reterr, path, "can't open: %s; %s", strerror(errno),
		              errno == ENOENT ? "mend the path in BRINELL_POLICY, --policy or the document that names it"
		                              : "make it readable, or name another file");
		return NULL;
	}
	bytes = read_all(fd, pool, path, most, ret_size, reterr);
	close(fd);
	return bytes;
}

/* ---- errors ------------------------------------------------------------------ */

static int error_at(struct bri_error *reterr, const char *file, size_t line, size_t column, const char *what)
{
	char where[sizeof reterr->where];

	snprintf(where, sizeof where, "%s:%zu:%zu", file, line, column);
	return bri_error_set(reterr, where, "%s", what);
}

int bri_yaml_error(const struct bri_yaml *at, struct bri_error *reterr, const char *what, ...)
{
	char text[sizeof reterr->what];
	va_list list;

	va_start(list, what);
	vsnprintf(text, sizeof text, what, list);
	va_end(list);
	return error_at(reterr, at->file, at->line, at->column, text);
}

/* Length of the UTF-8 character at `at`, 0 when there is none. */
static size_t utf8(const unsigned char *at, size_t left)
{
	size_t length = at[0] < 0x80   ? 1
	                : at[0] < 0xc2 ? 0
	                : at[0] < 0xe0 ? 2
	                : at[0] < 0xf0 ? 3
	                : at[0] < 0xf5 ? 4
	                               : 0;

	if (length > left)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) || (at[0] == 0xf0 && at[1] < 0x90) ||
	    (at[0] == 0xf4 && at[1] > 0x8f))
		return 0;
	return length;
}

/* libyaml names only an offset for bad bytes, so they are found before it runs. */
static int check_bytes(const char *bytes, size_t size, const char *file, struct bri_error *reterr)
{
	const unsigned char *at = (const unsigned char *)bytes;
	size_t line = 1, column = 1, length;

	for (size_t i = 0; i < size; i += length) {
		length = utf8(at + i, size - i);
		if (length == 0)
			return error_at(reterr, file, line, column, "not UTF-8");
		if (at[i] == 0)
			return error_at(reterr, file, line, column, "a NUL byte");
		if ((at[i] < 0x20 && at[i] != '\n' && at[i] != '\r' && at[i] != '\t') || at[i] == 0x7f)
			return error_at(reterr, file, line, column, "a control character");
		if (at[i] == '\n' || (at[i] == '\r' && (i + 1 == size || at[i + 1] != '\n'))) {
			line++;
			column = 1;
		} else {
			column++;
		}
	}
	return 0;
}

/* ---- events to a tree -------------------------------------------------------- */

struct reader {
	struct bri_policy_pool *pool;
	const char *file;
	struct bri_error *reterr;
	yaml_parser_t parser;
};

/* A list or map that is still open. */
struct open_node {
	struct bri_yaml *node;
	struct bri_yaml *key; /* map: key whose value comes next */
	size_t capacity;
};

static int parser_error(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "not YAML";
	size_t line = parser->problem_mark.line + 1, column = parser->problem_mark.column + 1;
	char what[256];

	if (parser->error == YAML_MEMORY_ERROR)
		return bri_error_set(reader->reterr, reader->file, "out of memory");
	if (parser->error == YAML_READER_ERROR) {
		line = parser->mark.line + 1;
		column = parser->mark.column + 1;
	}
	if (parser->context && parser->context_mark.line + 1 < line)
		snprintf(what, sizeof what, "%s %s that begins in line %zu", problem, parser->context,
		         parser->context_mark.line + 1);
	else
		snprintf(what, sizeof what, "%s%s%s", problem, parser->context ? " " : "",
		         parser->context ? parser->context : "");
	return error_at(reader->reterr, reader->file, line, column, what);
}

static struct bri_yaml *node_new(struct reader *reader, const yaml_event_t *event, enum bri_yaml_kind kind)
{
	struct bri_yaml *node = bri_policy_pool_take(reader->pool, sizeof *node);

	if (!node) {
		bri_error_set(reader->reterr, reader->file, "out of memory");
		return NULL;
	}
	memset(node, 0, sizeof *node);
	node->kind = kind;
	node->line = (uint32_t)event->start_mark.line + 1;
	node->column = (uint32_t)event->start_mark.column + 1;
	node->file = reader->file;
	return node;
}

static int refuse(const struct reader *reader, const yaml_event_t *event, const char *what)
{
	return error_at(reader->reterr, reader->file, event->start_mark.line + 1, event->start_mark.column + 1, what);
}

/* Anchors and tags of any node. */
static int check_properties(const struct reader *reader, const yaml_event_t *event)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	switch (event->type) {
	case YAML_SCALAR_EVENT:
		anchor = event->data.scalar.anchor;
		tag = event->data.scalar.tag;
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
		break;
	default:
		break;
	}
	if (anchor)
		return refuse(reader, event, "anchors are not allowed: write the value out");
	if (tag)
		return refuse(reader, event, "tags are not allowed: write the plain value");
	return 0;
}

static struct bri_yaml *scalar_new(struct reader *reader, const yaml_event_t *event)
{
	struct bri_yaml *node = node_new(reader, event, BRI_YAML_SCALAR);

	if (!node)
		return NULL;
	node->length = event->data.scalar.length;
	/* "\0" in quotes: strings of a policy end at a NUL. */
	if (memchr(event->data.scalar.value, 0, node->length)) {
		refuse(reader, event, "a NUL byte in a text");
		return NULL;
	}
	node->text = bri_policy_pool_text(reader->pool, (const char *)event->data.scalar.value, node->length);
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (!node->text) {
		bri_error_set(reader->reterr, reader->file, "out of memory");
		return NULL;
	}
	return node;
}

/* Arrays double inside the pool; what they leave behind is bounded by the file's size. */
static int grow(struct reader *reader, struct open_node *open)
{
	struct bri_yaml *node = open->node;
	size_t capacity = open->capacity ? open->capacity * 2 : 8;
	struct bri_yaml **items, **keys = NULL;

	if (node->count < open->capacity)
		return 0;
	items = bri_policy_pool_take(reader->pool, capacity * sizeof *items);
	if (node->kind == BRI_YAML_MAP)
		keys = bri_policy_pool_take(reader->pool, capacity * sizeof *keys);
	if (!items || (node->kind == BRI_YAML_MAP && !keys))
		return bri_error_set(reader->reterr, reader->file, "out of memory");
	if (node->count) {
		memcpy(items, node->items, node->count * sizeof *items);
		if (keys)
			memcpy(keys, node->keys, node->count * sizeof *keys);
	}
	node->items = items;
	node->keys = keys;
	open->capacity = capacity;
	return 0;
}

static int take_key(struct reader *reader, struct open_node *open, struct bri_yaml *key)
{
	const struct bri_yaml *map = open->node;

	if (key->kind != BRI_YAML_SCALAR)
		return bri_yaml_error(key, reader->reterr, "a key must be a text");
	for (size_t i = 0; i < map->count; i++)
		if (strcmp(map->keys[i]->text, key->text) == 0)
			return bri_yaml_error(key, reader->reterr, "duplicate key '%.60s' (first in line %u)",
			                      key->text, (unsigned)map->keys[i]->line);
	if (map->count == BRI_YAML_KEYS_MAX)
		return bri_yaml_error(key, reader->reterr, "more than %d keys in one map", BRI_YAML_KEYS_MAX);
	open->key = key;
	return 0;
}

static int attach(struct reader *reader, struct open_node *open, struct bri_yaml *node)
{
	if (open->node->kind == BRI_YAML_MAP && !open->key)
		return take_key(reader, open, node);
	if (grow(reader, open) < 0)
		return -1;
	if (open->node->kind == BRI_YAML_MAP)
		open->node->keys[open->node->count] = open->key;
	open->node->items[open->node->count++] = node;
	open->key = NULL;
	return 0;
}

/* One event of the document's content; *depth open nodes are on the stack.
 * *ret_root is set when the outermost node is complete or begun. */
static int take_event(struct reader *reader, const yaml_event_t *event, struct open_node *stack, size_t *depth,
                      struct bri_yaml **ret_root)
{
	struct bri_yaml *node;

	if (event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT) {
		--*depth;
		return 0;
	}
	if (event->type == YAML_ALIAS_EVENT)
		return refuse(reader, event, "aliases are not allowed: write the value out");
	if (check_properties(reader, event) < 0)
		return -1;
	if (event->type == YAML_SCALAR_EVENT)
		node = scalar_new(reader, event);
	else if (*depth == BRI_YAML_DEPTH_MAX)
		return refuse(reader, event, "nested too deep");
	else
		node = node_new(reader, event, event->type == YAML_MAPPING_START_EVENT ? BRI_YAML_MAP : BRI_YAML_LIST);
	if (!node)
		return -1;
	if (*depth == 0)
		*ret_root = node;
	else if (attach(reader, &stack[*depth - 1], node) < 0)
		return -1;
	if (node->kind != BRI_YAML_SCALAR)
		stack[(*depth)++] = (struct open_node){node, NULL, 0};
	return 0;
}

static int start_document(const struct reader *reader, const yaml_event_t *event, const struct bri_yaml *root)
{
	if (root)
		return refuse(reader, event, "a second document: one document a file");
	if (event->data.document_start.version_directive ||
	    event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
		return refuse(reader, event, "directives are not allowed");
	return 0;
}

static struct bri_yaml *read_document(struct reader *reader)
{
	struct open_node stack[BRI_YAML_DEPTH_MAX];
	struct bri_yaml *root = NULL;
	size_t depth = 0;
	yaml_event_t event;
	bool done = false;
	int rc = 0;

	while (!done && rc == 0) {
		if (!yaml_parser_parse(&reader->parser, &event)) {
			parser_error(reader);
			return NULL;
		}
		switch (event.type) {
		case YAML_STREAM_END_EVENT:
			done = true;
			break;
		case YAML_DOCUMENT_START_EVENT:
			rc = start_document(reader, &event, root);
			break;
		case YAML_NO_EVENT:
		case YAML_STREAM_START_EVENT:
		case YAML_DOCUMENT_END_EVENT:
			break;
		default:
			rc = take_event(reader, &event, stack, &depth, &root);
			break;
		}
		yaml_event_delete(&event);
	}
	if (rc < 0)
		return NULL;
	if (!root)
		error_at(reader->reterr, reader->file, 1, 1, "the file is empty");
	return root;
}

struct bri_yaml *bri_yaml_parse(struct bri_policy_pool *pool, const char *bytes, size_t size, const char *file,
                                struct bri_error *reterr)
{
	struct reader reader = {.pool = pool, .file = file, .reterr = reterr};
	struct bri_yaml *root;

	if (check_bytes(bytes, size, file, reterr) < 0)
		return NULL;
	if (!yaml_parser_initialize(&reader.parser)) {
		bri_error_set(reterr, file, "out of memory");
		return NULL;
	}
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, size);
	root = read_document(&reader);
	yaml_parser_delete(&reader.parser);
	return root;
}
