/* SPDX-License-Identifier: Apache-2.0 */
/* Reads what stands in items of the text form (grammar: text.c): words, places,
 * shapes, references, nodes.  It builds nodes as it goes and leaves to
 * bri_unit_check what only the whole unit can show. */
#include "text_reader.h"

#include "arena.h"
#include "fact_form.h"

#include <stdlib.h>
#include <string.h>

uint32_t bri_reader_fail_memory(struct bri_reader *r)
{
	return bri_lexer_fail(&r->lexer, "out of memory");
}

/* ---- words ------------------------------------------------------------------- */

uint32_t bri_reader_name(struct bri_reader *r, const char *what)
{
	if (r->lexer.token != BRI_TOKEN_NAME)
		return bri_lexer_fail(&r->lexer, "expected %s", what);
	uint32_t name = bri_unit_name_of(r->unit, r->lexer.word, r->lexer.word_length);
	bri_lexer_next(&r->lexer);
	return name;
}

const char *bri_reader_value(struct bri_reader *r, const char *what)
{
	if (r->lexer.token != BRI_TOKEN_STRING && r->lexer.token != BRI_TOKEN_NAME) {
		bri_lexer_fail(&r->lexer, "expected %s, in quotes", what);
		return "";
	}
	if (memchr(r->lexer.word, '\0', r->lexer.word_length) != NULL) {
		bri_lexer_fail(&r->lexer, "%s can't hold a NUL", what);
		return "";
	}
	uint32_t name = bri_unit_name_of(r->unit, r->lexer.word, r->lexer.word_length);
	bri_lexer_next(&r->lexer);
	return bri_unit_text(r->unit, name);
}

static int64_t read_number(struct bri_reader *r, int64_t low, int64_t high, const char *what)
{
	if (r->lexer.token != BRI_TOKEN_NUMBER)
		return bri_lexer_fail(&r->lexer, "expected %s", what);
	int64_t number = r->lexer.number;
	if (number < low || number > high)
		return bri_lexer_fail(&r->lexer, "%s is out of range", what);
	bri_lexer_next(&r->lexer);
	return number;
}

static uint32_t read_label_number(struct bri_reader *r)
{
	if (!bri_lexer_skip_sign(&r->lexer, '~'))
		return 1;
	return (uint32_t)read_number(r, 1, UINT32_MAX, "the number of a namesake");
}

/* ---- attributes -------------------------------------------------------------- */

struct attributes {
	bool has_shape;
	struct bri_shape shape;
	unsigned flags;
	uint32_t location;
};

static void read_position(struct bri_reader *r, const char **ret_file, uint32_t *ret_line, uint32_t *ret_column)
{
	*ret_file = r->file;
	*ret_column = 0;
	if (r->lexer.token == BRI_TOKEN_STRING) {
		*ret_file = bri_reader_value(r, "a file");
		if (!bri_lexer_skip_sign(&r->lexer, ':'))
			bri_lexer_fail(&r->lexer, "expected ':' and a line behind the file");
	}
	*ret_line = (uint32_t)read_number(r, 0, UINT32_MAX, "a line number");
	if (bri_lexer_is_sign(&r->lexer, ':') && bri_lexer_digit_follows(&r->lexer)) {
		bri_lexer_next(&r->lexer);
		*ret_column = (uint32_t)read_number(r, 0, UINT32_MAX, "a column");
	}
}

static bool starts_macro(const struct bri_reader *r)
{
	/* '=' also starts an object's initialiser, but only after a blank. */
	const struct bri_lexer *lexer = &r->lexer;
	return bri_lexer_is_sign(lexer, '=') && lexer->start > 0 && lexer->at < lexer->length &&
	       strchr(" \t\r\n", lexer->text[lexer->start - 1]) == NULL;
}

uint32_t bri_reader_place(struct bri_reader *r)
{
	struct bri_place place = { .file = NULL };
	read_position(r, &place.file, &place.line, &place.column);
	if (starts_macro(r)) {
		bri_lexer_next(&r->lexer);
		place.macro = bri_unit_text(r->unit, bri_reader_name(r, "a macro's name behind '='"));
		if (bri_lexer_skip_sign(&r->lexer, '@'))
			read_position(r, &place.macro_file, &place.macro_line, &place.macro_column);
	}
	return bri_reader_has_failed(r) ? 0 : bri_unit_add_place(r->unit, &place);
}

struct bri_shape bri_reader_shape(struct bri_reader *r)
{
	struct bri_shape shape = { .type = BRI_VOID };
	const struct bri_lexer *lexer = &r->lexer;
	const char *letter = NULL;
	if (lexer->token == BRI_TOKEN_NAME && !lexer->is_quoted)
		letter = memchr(bri_type_letters, lexer->word[0], strlen(bri_type_letters));
	uint64_t size = 0;
	size_t i = 1;
	for (; letter != NULL && i < lexer->word_length && size <= UINT32_MAX; i++) {
		if (lexer->word[i] < '0' || lexer->word[i] > '9')
			break;
		size = size * 10 + (uint64_t)(lexer->word[i] - '0');
	}
	if (letter == NULL || i != lexer->word_length || size > UINT32_MAX) {
		bri_lexer_fail(&r->lexer, "expected a type and its bytes behind ':', such as :s4 or :p8");
		return shape;
	}
	shape.type = (uint8_t)(letter - bri_type_letters);
	shape.size = (uint32_t)size;
	bri_lexer_next(&r->lexer);
	return shape;
}

int bri_reader_flag(const struct bri_reader *r, const char *(*word)(unsigned))
{
	for (unsigned bit = 0; word(bit) != NULL; bit++)
		if (bri_lexer_is_word(&r->lexer, word(bit)))
			return (int)bit;
	return -1;
}

static struct attributes read_attributes(struct bri_reader *r)
{
	struct attributes attributes = { .has_shape = false };
	for (;;) {
		if (bri_lexer_skip_sign(&r->lexer, '@')) {
			attributes.location = bri_reader_place(r);
		} else if (bri_lexer_skip_sign(&r->lexer, ':')) {
			attributes.shape = bri_reader_shape(r);
			attributes.has_shape = true;
		} else if (bri_lexer_skip_sign(&r->lexer, '!')) {
			int bit = bri_reader_flag(r, bri_node_flag_word);
			if (bit < 0)
				bri_lexer_fail(&r->lexer, "unknown flag: use post, last, const, bool, macro or bits");
			else
				attributes.flags |= 1u << bit;
			bri_lexer_next(&r->lexer);
		} else {
			return attributes;
		}
	}
}

/* ---- references -------------------------------------------------------------- */

struct reference {
	uint32_t name, number;
	bool is_global;          /* %* */
	bool is_foreign;         /* %f */
	uint32_t owner;
};

static struct reference read_reference(struct bri_reader *r, const char *what)
{
	struct reference reference = { .name = bri_reader_name(r, what) };
	reference.number = read_label_number(r);
	if (!bri_lexer_skip_sign(&r->lexer, '%'))
		return reference;
	if (bri_lexer_skip_sign(&r->lexer, '*')) {
		reference.is_global = true;
		return reference;
	}
	uint32_t name = bri_reader_name(r, "a function's name or '*' behind '%'");
	reference.is_foreign = true;
	reference.owner = bri_labels_find_function(r->labels, name, read_label_number(r));
	if (reference.owner == 0)
		bri_lexer_fail(&r->lexer, "no function is called '%s'", bri_unit_text(r->unit, name));
	return reference;
}

static uint32_t find_object(const struct bri_reader *r, const struct reference *reference)
{
	if (reference->is_foreign)
		return bri_labels_find_object(r->labels, reference->owner, reference->name, reference->number);
	uint32_t object = 0;
	if (!reference->is_global && r->function != 0)
		object = bri_labels_find_object(r->labels, r->function, reference->name, reference->number);
	return object != 0 ? object : bri_labels_find_object(r->labels, 0, reference->name, reference->number);
}

static uint32_t read_object_reference(struct bri_reader *r)
{
	size_t start = r->lexer.start;
	struct reference reference = read_reference(r, "an object's name");
	uint32_t object = bri_reader_has_failed(r) ? 0 : find_object(r, &reference);
	if (object == 0) {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "no object is called '%s': declare it with an object line",
		               bri_unit_text(r->unit, reference.name));
	}
	return object;
}

uint32_t bri_reader_function(struct bri_reader *r)
{
	size_t start = r->lexer.start;
	uint32_t name = bri_reader_name(r, "a function's name");
	uint32_t function = bri_labels_find_function(r->labels, name, read_label_number(r));
	if (function == 0) {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "no function is called '%s': declare it with a function line",
		               bri_unit_text(r->unit, name));
	}
	return function;
}

/* ---- nodes ------------------------------------------------------------------- */

static uint32_t finish_node(struct bri_reader *r, uint32_t node, const struct attributes *attributes)
{
	if (node == 0)
		return bri_reader_fail_memory(r);
	if (attributes->flags != 0)
		bri_unit_add_node_flags(r->unit, node, attributes->flags);
	return node;
}

static struct bri_shape usual_shape(const struct bri_reader *r, const struct attributes *attributes,
                                    const struct bri_node *node)
{
	return attributes->has_shape ? attributes->shape : bri_form_shape(r->unit, node, r->pointer);
}

static uint32_t read_int(struct bri_reader *r)
{
	int64_t value = r->lexer.number;
	bri_lexer_next(&r->lexer);
	struct attributes attributes = read_attributes(r);
	struct bri_shape shape = usual_shape(r, &attributes, &(struct bri_node){ .kind = BRI_INT });
	return finish_node(r, bri_unit_add_int(r->unit, shape, value, attributes.location), &attributes);
}

static uint32_t read_string(struct bri_reader *r)
{
	/* Its attributes come behind, and reading them ends the word's life. */
	bool is_exact = r->lexer.is_exact;
	size_t length = r->lexer.word_length;
	unsigned char *bytes = malloc(length + 1);
	if (bytes == NULL)
		return bri_reader_fail_memory(r);
	memcpy(bytes, r->lexer.word, length);
	bytes[length] = '\0';
	bri_lexer_next(&r->lexer);
	struct attributes attributes = read_attributes(r);
	uint32_t node = 0;
	if (attributes.has_shape)
		bri_lexer_fail(&r->lexer, "a string's shape is its bytes': it takes no other");
	else
		node = bri_unit_add_string(r->unit, bytes, length + !is_exact, attributes.location);
	free(bytes);
	return finish_node(r, node, &attributes);
}

static uint32_t read_mention(struct bri_reader *r)
{
	size_t start = r->lexer.start;
	struct reference reference = read_reference(r, "an expression");
	if (bri_reader_has_failed(r))
		return 0;
	struct bri_node node = { .kind = BRI_OBJECT, .a = find_object(r, &reference) };
	if (node.a == 0 && !reference.is_global && !reference.is_foreign) {
		node.kind = BRI_FUNCTION;
		node.a = bri_labels_find_function(r->labels, reference.name, reference.number);
	}
	if (node.a == 0) {
		r->lexer.start = start;
		return bri_lexer_fail(&r->lexer, "nothing is called '%s': declare it with a function or object line",
		                      bri_unit_text(r->unit, reference.name));
	}
	struct attributes attributes = read_attributes(r);
	struct bri_shape shape = usual_shape(r, &attributes, &node);
	return finish_node(r, bri_unit_add_node(r->unit, node.kind, BRI_OP_NONE, shape, node.a, 0, 0,
	                                        attributes.location), &attributes);
}

/* The kind and operator of a word behind a parenthesis; false: there is none. */
static bool find_head(const struct bri_lexer *lexer, struct bri_node *ret_node)
{
	*ret_node = (struct bri_node){ .kind = BRI_NONE };
	if (bri_lexer_is_word(lexer, "default")) {
		ret_node->kind = BRI_CASE;
		return true;
	}
	for (unsigned kind = 1; kind < BRI_NODE_KINDS; kind++) {
		const char *word = bri_form_of(kind)->word;
		if (word != NULL && bri_lexer_is_word(lexer, word)) {
			ret_node->kind = (uint8_t)kind;
			return true;
		}
	}
	for (unsigned op = 1; op < BRI_OPS; op++) {
		char assign[32] = "assign-";
		strcat(assign, bri_op_word(op));
		if (bri_lexer_is_word(lexer, bri_op_word(op)))
			ret_node->kind = op <= BRI_OP_COMPLEMENT ? BRI_UNARY : BRI_BINARY;
		else if (bri_form_allows_op(BRI_ASSIGN, op) && bri_lexer_is_word(lexer, assign))
			ret_node->kind = BRI_ASSIGN;
		ret_node->op = (uint8_t)op;
		if (ret_node->kind != BRI_NONE)
			return true;
	}
	return false;
}

static bool is_optional(char class)
{
	return class == 'E' || class == 's' || class == 'x' || class == 'I' || class == 'N';
}

/* An object, and behind it the initialiser that it has nowhere else. */
static uint32_t read_declared(struct bri_reader *r, unsigned depth)
{
	uint32_t object = read_object_reference(r);
	if (bri_reader_has_failed(r) || bri_lexer_is_sign(&r->lexer, ')'))
		return object;
	if (bri_unit_object(r->unit, object)->init != 0)
		return bri_lexer_fail(&r->lexer, "the object has an initialiser already");
	uint32_t init = bri_reader_node(r, 'e', depth);
	/* Looked at again: the initialiser itself may hold the declaration. */
	if (init != 0 && bri_unit_object(r->unit, object)->init != 0)
		return bri_lexer_fail(&r->lexer, "the object has an initialiser already");
	if (init != 0)
		bri_unit_set_init(r->unit, object, init);
	return object;
}

static uint32_t read_operand(struct bri_reader *r, char class, unsigned depth)
{
	if (is_optional(class) && bri_lexer_is_sign(&r->lexer, ')'))
		return 0;
	switch (class) {
	case 'o':
		return read_declared(r, depth);
	case 'f':
		return bri_reader_function(r);
	case 'n':
	case 'N':
		return bri_reader_name(r, "a name");
	case '#':
		return (uint32_t)read_number(r, 0, UINT32_MAX, "a number of bytes");
	case '~':
		return (uint32_t)read_number(r, INT32_MIN, UINT32_MAX, "a scale");
	default:
		return bri_reader_node(r, class, depth);
	}
}

void bri_reader_push(struct bri_reader *r, uint32_t item)
{
	uint32_t *items = bri_array_grow(r->items, &r->item_capacity, r->item_count, 1, sizeof(*r->items));
	if (items == NULL) {
		bri_reader_fail_memory(r);
		return;
	}
	r->items = items;
	items[r->item_count++] = item;
}

static uint32_t read_form(struct bri_reader *r, unsigned depth)
{
	bri_lexer_next(&r->lexer);
	struct bri_node node;
	bool is_default = bri_lexer_is_word(&r->lexer, "default");
	if (!find_head(&r->lexer, &node))
		return bri_lexer_fail(&r->lexer, "expected a kind of node behind '('");
	bri_lexer_next(&r->lexer);
	struct attributes attributes = read_attributes(r);
	size_t base = r->item_count;
	bool has_list = false;
	for (const char *p = bri_form_written(node.kind); *p != '\0' && !is_default && !bri_reader_has_failed(r); p += 2) {
		if (p[0] == '*') {
			has_list = true;
			while (!bri_lexer_is_sign(&r->lexer, ')') && !bri_reader_has_failed(r)) {
				if (r->lexer.token == BRI_TOKEN_NOTHING)
					bri_lexer_fail(&r->lexer, "a list has no room for '-'");
				bri_reader_push(r, bri_reader_node(r, p[1], depth + 1));
			}
			continue;
		}
		uint32_t value = read_operand(r, p[1], depth + 1);
		*(p[0] == 'a' ? &node.a : p[0] == 'b' ? &node.b : &node.c) = value;
	}
	if (!bri_reader_has_failed(r) && !bri_lexer_is_sign(&r->lexer, ')'))
		bri_lexer_fail(&r->lexer, "expected ')'");
	if (bri_reader_has_failed(r))
		return 0;
	bri_lexer_next(&r->lexer);
	struct bri_shape shape = usual_shape(r, &attributes, &node);
	uint32_t handle = 0;
	if (has_list)
		handle = bri_unit_add_list(r->unit, node.kind, shape, node.a, r->items == NULL ? NULL : r->items + base,
		                           r->item_count - base, attributes.location);
	else
		handle = bri_unit_add_node(r->unit, node.kind, node.op, shape, node.a, node.b, node.c,
		                           attributes.location);
	r->item_count = base;
	return finish_node(r, handle, &attributes);
}

static const char *name_of_class(char class)
{
	switch (class) {
	case 't':
		return "(at OFFSET EXPRESSION [MEMBER])";
	case 's':
		return "a statement";
	case 'x':
		return "a statement or an expression";
	case 'i':
	case 'I':
		return "an integer";
	default:
		return "an expression";
	}
}

/* Is what was read of the class?  An expression becomes a statement if it must. */
static uint32_t fit_node(struct bri_reader *r, uint32_t handle, char class, size_t start)
{
	const struct bri_node *node = bri_unit_node(r->unit, handle);
	bool is_expression = bri_form_is_expression(node->kind);
	bool is_statement = bri_form_is_statement(node->kind);
	bool fits = is_expression;
	if (class == 's' && is_expression)
		return finish_node(r, bri_unit_add_node(r->unit, BRI_EVALUATE, BRI_OP_NONE,
		                                        (struct bri_shape){ .type = BRI_VOID }, handle, 0, 0,
		                                        node->location), &(struct attributes){ .flags = 0 });
	if (class == 's')
		fits = is_statement;
	else if (class == 'x')
		fits = is_expression || is_statement;
	else if (class == 't')
		fits = node->kind == BRI_AT;
	else if (class == 'i' || class == 'I')
		fits = node->kind == BRI_INT;
	if (fits)
		return handle;
	r->lexer.start = start;
	return bri_lexer_fail(&r->lexer, "expected %s", name_of_class(class));
}

uint32_t bri_reader_node(struct bri_reader *r, char class, unsigned depth)
{
	size_t start = r->lexer.start;
	uint32_t handle = 0;
	if (depth >= BRI_DEPTH_MAX)
		return bri_lexer_fail(&r->lexer, "nested deeper than %d", BRI_DEPTH_MAX);
	if (r->lexer.token == BRI_TOKEN_NOTHING && is_optional(class)) {
		bri_lexer_next(&r->lexer);
		return 0;
	}
	if (r->lexer.token == BRI_TOKEN_NUMBER)
		handle = read_int(r);
	else if (r->lexer.token == BRI_TOKEN_STRING)
		handle = read_string(r);
	else if (r->lexer.token == BRI_TOKEN_NAME)
		handle = read_mention(r);
	else if (bri_lexer_is_sign(&r->lexer, '('))
		handle = read_form(r, depth);
	else
		bri_lexer_fail(&r->lexer, "expected %s", name_of_class(class));
	return bri_reader_has_failed(r) ? 0 : fit_node(r, handle, class, start);
}
