/* SPDX-License-Identifier: Apache-2.0 */
/* Reads facts from text (grammar: text.c).  Text comes from people and from
 * anywhere: every mistake is named by line and column, and what is returned
 * has passed bri_unit_check.  Three passes, since everything may be named
 * before it stands: functions, then objects, then initialisers and bodies. */
#include "text.h"

#include "arena.h"
#include "fact_build.h"
#include "fact_form.h"
#include "label.h"
#include "text_lex.h"

#include <stdlib.h>
#include <string.h>

/* Something to come back to. */
struct later {
	enum { LATER_OBJECT, LATER_DEFINITION, LATER_INIT, LATER_BODY } what;
	uint32_t handle;   /* definition, body: function; initialiser: object */
	uint32_t function; /* initialiser: whose block it stands in */
	size_t offset;
	const char *file;
};

struct reader {
	struct bri_lexer lexer;
	struct bri_unit *unit;
	struct bri_labels *labels;
	const char *file;
	uint32_t function; /* whose block is being read */
	uint32_t block_first; /* the first node of that block, its objects' initialisers included */
	uint32_t pointer;
	bool is_incomplete;
	struct later *laters;
	size_t later_count, later_capacity;
	uint32_t *items; /* a stack: elements of lists that are being read */
	size_t item_count, item_capacity;
	bool *is_declared; /* by name: some function has it */
	size_t declared_capacity;
};

static uint32_t fail_memory(struct reader *r)
{
	return bri_lexer_fail(&r->lexer, "out of memory");
}

static bool has_failed(const struct reader *r)
{
	return r->lexer.has_failed;
}

static void add_later(struct reader *r, struct later later)
{
	struct later *laters =
		bri_array_grow(r->laters, &r->later_capacity, r->later_count, 1, sizeof(*r->laters));
	if (laters == NULL) {
		fail_memory(r);
		return;
	}
	r->laters = laters;
	later.file = r->file;
	laters[r->later_count++] = later;
}

/* ---- words ------------------------------------------------------------------- */

static uint32_t read_name(struct reader *r, const char *what)
{
	if (r->lexer.token != BRI_TOKEN_NAME)
		return bri_lexer_fail(&r->lexer, "expected %s", what);
	uint32_t name = bri_unit_name_of(r->unit, r->lexer.word, r->lexer.word_length);
	bri_lexer_next(&r->lexer);
	return name;
}

/* A value in quotes or a bare word; owned by the unit. */
static const char *read_value(struct reader *r, const char *what)
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

static int64_t read_number(struct reader *r, int64_t low, int64_t high, const char *what)
{
	if (r->lexer.token != BRI_TOKEN_NUMBER)
		return bri_lexer_fail(&r->lexer, "expected %s", what);
	int64_t number = r->lexer.number;
	if (number < low || number > high)
		return bri_lexer_fail(&r->lexer, "%s is out of range", what);
	bri_lexer_next(&r->lexer);
	return number;
}

static uint32_t read_label_number(struct reader *r)
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

static void read_position(struct reader *r, const char **ret_file, uint32_t *ret_line, uint32_t *ret_column)
{
	*ret_file = r->file;
	*ret_column = 0;
	if (r->lexer.token == BRI_TOKEN_STRING) {
		*ret_file = read_value(r, "a file");
		if (!bri_lexer_skip_sign(&r->lexer, ':'))
			bri_lexer_fail(&r->lexer, "expected ':' and a line behind the file");
	}
	*ret_line = (uint32_t)read_number(r, 0, UINT32_MAX, "a line number");
	if (bri_lexer_is_sign(&r->lexer, ':') && bri_lexer_digit_follows(&r->lexer)) {
		bri_lexer_next(&r->lexer);
		*ret_column = (uint32_t)read_number(r, 0, UINT32_MAX, "a column");
	}
}

static bool starts_macro(const struct reader *r)
{
	/* '=' also starts an object's initialiser, but only after a blank. */
	const struct bri_lexer *lexer = &r->lexer;
	return bri_lexer_is_sign(lexer, '=') && lexer->start > 0 && lexer->at < lexer->length &&
	       strchr(" \t\r\n", lexer->text[lexer->start - 1]) == NULL;
}

static uint32_t read_place(struct reader *r)
{
	struct bri_place place = { .file = NULL };
	read_position(r, &place.file, &place.line, &place.column);
	if (starts_macro(r)) {
		bri_lexer_next(&r->lexer);
		place.macro = bri_unit_text(r->unit, read_name(r, "a macro's name behind '='"));
		if (bri_lexer_skip_sign(&r->lexer, '@'))
			read_position(r, &place.macro_file, &place.macro_line, &place.macro_column);
	}
	return has_failed(r) ? 0 : bri_unit_add_place(r->unit, &place);
}

static struct bri_shape read_shape(struct reader *r)
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

/* The bit of a bare word among flags; -1 when it is none of them. */
static int find_flag(const struct reader *r, const char *(*word)(unsigned))
{
	for (unsigned bit = 0; word(bit) != NULL; bit++)
		if (bri_lexer_is_word(&r->lexer, word(bit)))
			return (int)bit;
	return -1;
}

static struct attributes read_attributes(struct reader *r)
{
	struct attributes attributes = { .has_shape = false };
	for (;;) {
		if (bri_lexer_skip_sign(&r->lexer, '@')) {
			attributes.location = read_place(r);
		} else if (bri_lexer_skip_sign(&r->lexer, ':')) {
			attributes.shape = read_shape(r);
			attributes.has_shape = true;
		} else if (bri_lexer_skip_sign(&r->lexer, '!')) {
			int bit = find_flag(r, bri_node_flag_word);
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

static struct reference read_reference(struct reader *r, const char *what)
{
	struct reference reference = { .name = read_name(r, what) };
	reference.number = read_label_number(r);
	if (!bri_lexer_skip_sign(&r->lexer, '%'))
		return reference;
	if (bri_lexer_skip_sign(&r->lexer, '*')) {
		reference.is_global = true;
		return reference;
	}
	uint32_t name = read_name(r, "a function's name or '*' behind '%'");
	reference.is_foreign = true;
	reference.owner = bri_labels_find_function(r->labels, name, read_label_number(r));
	if (reference.owner == 0)
		bri_lexer_fail(&r->lexer, "no function is called '%s'", bri_unit_text(r->unit, name));
	return reference;
}

static uint32_t find_object(const struct reader *r, const struct reference *reference)
{
	if (reference->is_foreign)
		return bri_labels_find_object(r->labels, reference->owner, reference->name, reference->number);
	uint32_t object = 0;
	if (!reference->is_global && r->function != 0)
		object = bri_labels_find_object(r->labels, r->function, reference->name, reference->number);
	return object != 0 ? object : bri_labels_find_object(r->labels, 0, reference->name, reference->number);
}

static uint32_t read_object_reference(struct reader *r)
{
	size_t start = r->lexer.start;
	struct reference reference = read_reference(r, "an object's name");
	uint32_t object = has_failed(r) ? 0 : find_object(r, &reference);
	if (object == 0) {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "no object is called '%s': declare it with an object line",
		               bri_unit_text(r->unit, reference.name));
	}
	return object;
}

static uint32_t read_function_reference(struct reader *r)
{
	size_t start = r->lexer.start;
	uint32_t name = read_name(r, "a function's name");
	uint32_t function = bri_labels_find_function(r->labels, name, read_label_number(r));
	if (function == 0) {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "no function is called '%s': declare it with a function line",
		               bri_unit_text(r->unit, name));
	}
	return function;
}

/* ---- nodes ------------------------------------------------------------------- */

static uint32_t read_node(struct reader *r, char class, unsigned depth);

static uint32_t finish_node(struct reader *r, uint32_t node, const struct attributes *attributes)
{
	if (node == 0)
		return fail_memory(r);
	if (attributes->flags != 0)
		bri_unit_add_node_flags(r->unit, node, attributes->flags);
	return node;
}

static struct bri_shape usual_shape(const struct reader *r, const struct attributes *attributes,
                                    const struct bri_node *node)
{
	return attributes->has_shape ? attributes->shape : bri_form_shape(r->unit, node, r->pointer);
}

static uint32_t read_int(struct reader *r)
{
	int64_t value = r->lexer.number;
	bri_lexer_next(&r->lexer);
	struct attributes attributes = read_attributes(r);
	struct bri_shape shape = usual_shape(r, &attributes, &(struct bri_node){ .kind = BRI_INT });
	return finish_node(r, bri_unit_add_int(r->unit, shape, value, attributes.location), &attributes);
}

static uint32_t read_string(struct reader *r)
{
	/* Its attributes come behind, and reading them ends the word's life. */
	bool is_exact = r->lexer.is_exact;
	size_t length = r->lexer.word_length;
	unsigned char *bytes = malloc(length + 1);
	if (bytes == NULL)
		return fail_memory(r);
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

static uint32_t read_mention(struct reader *r)
{
	size_t start = r->lexer.start;
	struct reference reference = read_reference(r, "an expression");
	if (has_failed(r))
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
static uint32_t read_declared(struct reader *r, unsigned depth)
{
	uint32_t object = read_object_reference(r);
	if (has_failed(r) || bri_lexer_is_sign(&r->lexer, ')'))
		return object;
	if (bri_unit_object(r->unit, object)->init != 0)
		return bri_lexer_fail(&r->lexer, "the object has an initialiser already");
	uint32_t init = read_node(r, 'e', depth);
	/* Looked at again: the initialiser itself may hold the declaration. */
	if (init != 0 && bri_unit_object(r->unit, object)->init != 0)
		return bri_lexer_fail(&r->lexer, "the object has an initialiser already");
	if (init != 0)
		bri_unit_set_init(r->unit, object, init);
	return object;
}

static uint32_t read_operand(struct reader *r, char class, unsigned depth)
{
	if (is_optional(class) && bri_lexer_is_sign(&r->lexer, ')'))
		return 0;
	switch (class) {
	case 'o':
		return read_declared(r, depth);
	case 'f':
		return read_function_reference(r);
	case 'n':
	case 'N':
		return read_name(r, "a name");
	case '#':
		return (uint32_t)read_number(r, 0, UINT32_MAX, "a number of bytes");
	case '~':
		return (uint32_t)read_number(r, INT32_MIN, UINT32_MAX, "a scale");
	default:
		return read_node(r, class, depth);
	}
}

static void push_item(struct reader *r, uint32_t item)
{
	uint32_t *items = bri_array_grow(r->items, &r->item_capacity, r->item_count, 1, sizeof(*r->items));
	if (items == NULL) {
		fail_memory(r);
		return;
	}
	r->items = items;
	items[r->item_count++] = item;
}

static uint32_t read_form(struct reader *r, unsigned depth)
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
	for (const char *p = bri_form_of(node.kind)->operands; *p != '\0' && !is_default && !has_failed(r); p += 2) {
		if (p[0] == '*') {
			has_list = true;
			while (!bri_lexer_is_sign(&r->lexer, ')') && !has_failed(r)) {
				if (r->lexer.token == BRI_TOKEN_NOTHING)
					bri_lexer_fail(&r->lexer, "a list has no room for '-'");
				push_item(r, read_node(r, p[1], depth + 1));
			}
			continue;
		}
		uint32_t value = read_operand(r, p[1], depth + 1);
		*(p[0] == 'a' ? &node.a : p[0] == 'b' ? &node.b : &node.c) = value;
	}
	if (!has_failed(r) && !bri_lexer_is_sign(&r->lexer, ')'))
		bri_lexer_fail(&r->lexer, "expected ')'");
	if (has_failed(r))
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
		return "(at OFFSET EXPRESSION)";
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
static uint32_t fit_node(struct reader *r, uint32_t handle, char class, size_t start)
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

static uint32_t read_node(struct reader *r, char class, unsigned depth)
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
	return has_failed(r) ? 0 : fit_node(r, handle, class, start);
}

/* ---- first pass: unit, options, files, functions -------------------------------- */

/* To the next item: nodes that are read later are only counted through. */
static void skip_item(struct reader *r, bool is_block)
{
	size_t depth = 0;
	while (r->lexer.token != BRI_TOKEN_END) {
		if (depth == 0 && !is_block && (r->lexer.starts_line || bri_lexer_is_sign(&r->lexer, '}')))
			return;
		if (bri_lexer_is_sign(&r->lexer, '('))
			depth++;
		else if (bri_lexer_is_sign(&r->lexer, ')') && depth > 0)
			depth--;
		bool ends = is_block && depth == 0 && bri_lexer_is_sign(&r->lexer, '}');
		bri_lexer_next(&r->lexer);
		if (ends)
			return;
	}
	if (is_block && !has_failed(r))
		bri_lexer_fail(&r->lexer, "the definition does not end: '}' is missing");
}

static void mark_declared(struct reader *r, uint32_t name)
{
	size_t before = r->declared_capacity;
	bool *declared = r->is_declared;
	if (name >= before) {
		declared = bri_array_grow(r->is_declared, &r->declared_capacity, name, 1, sizeof(*declared));
		if (declared == NULL) {
			fail_memory(r);
			return;
		}
		memset(declared + before, 0, (r->declared_capacity - before) * sizeof(*declared));
		r->is_declared = declared;
	}
	declared[name] = true;
}

/* Flags and a place, up to the end of the line or `stop`. */
static uint32_t read_flags(struct reader *r, const char *(*word)(unsigned), struct bri_shape *ret_shape,
                           uint32_t *ret_location)
{
	uint32_t flags = 0;
	while (r->lexer.token != BRI_TOKEN_END && !r->lexer.starts_line && !bri_lexer_is_sign(&r->lexer, '=') &&
	       !bri_lexer_is_sign(&r->lexer, '{')) {
		int bit = find_flag(r, word);
		if (bit >= 0) {
			flags |= 1u << bit;
			bri_lexer_next(&r->lexer);
		} else if (bri_lexer_skip_sign(&r->lexer, '@')) {
			*ret_location = read_place(r);
		} else if (ret_shape != NULL && bri_lexer_skip_sign(&r->lexer, ':')) {
			*ret_shape = read_shape(r);
		} else {
			bri_lexer_fail(&r->lexer, "unknown flag");
		}
	}
	return flags;
}

static void read_function(struct reader *r)
{
	uint32_t name = read_name(r, "a function's name");
	uint32_t symbol = name;
	uint32_t location = 0;
	if (bri_lexer_is_word(&r->lexer, "symbol") && !r->lexer.starts_line) {
		bri_lexer_next(&r->lexer);
		symbol = read_name(r, "a symbol");
	}
	uint32_t flags = read_flags(r, bri_function_flag_word, NULL, &location);
	if (has_failed(r))
		return;
	mark_declared(r, name);
	if (bri_unit_add_function(r->unit, name, symbol, flags, location) == 0)
		fail_memory(r);
}

static void note_definition(struct reader *r, size_t offset)
{
	uint32_t name = read_name(r, "a function's name");
	if (has_failed(r))
		return;
	bool is_declared = name < r->declared_capacity && r->is_declared[name];
	if (!is_declared && !bri_lexer_is_sign(&r->lexer, '~')) {
		mark_declared(r, name);
		if (bri_unit_add_function(r->unit, name, name, 0, 0) == 0)
			fail_memory(r);
	}
	add_later(r, (struct later){ .what = LATER_DEFINITION, .offset = offset });
	skip_item(r, true);
}

static void read_item(struct reader *r)
{
	struct bri_lexer *lexer = &r->lexer;
	if (!lexer->starts_line) {
		bri_lexer_fail(lexer, "expected the end of the line");
	} else if (bri_lexer_is_word(lexer, "incomplete")) {
		bri_lexer_next(lexer);
		r->is_incomplete = true;
	} else if (bri_lexer_is_word(lexer, "option")) {
		bri_lexer_next(lexer);
		const char *key = bri_unit_text(r->unit, read_name(r, "an option's key"));
		const char *value = read_value(r, "an option's value");
		bri_unit_set_option(r->unit, key, value);
	} else if (bri_lexer_is_word(lexer, "file")) {
		bri_lexer_next(lexer);
		r->file = read_value(r, "a file");
	} else if (bri_lexer_is_word(lexer, "function")) {
		bri_lexer_next(lexer);
		read_function(r);
	} else if (bri_lexer_is_word(lexer, "object")) {
		bri_lexer_next(lexer);
		add_later(r, (struct later){ .what = LATER_OBJECT, .offset = lexer->start });
		skip_item(r, false);
	} else if (bri_lexer_is_word(lexer, "define")) {
		bri_lexer_next(lexer);
		note_definition(r, lexer->start);
	} else {
		bri_lexer_fail(lexer, "expected option, file, function, object, define or incomplete");
	}
}

/* ---- second pass: objects -------------------------------------------------------- */

static void read_object(struct reader *r, uint32_t function)
{
	const uint32_t owned = BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM | BRI_OBJECT_STATIC;
	struct bri_shape shape = { .type = BRI_VOID };
	uint32_t location = 0;
	size_t start = r->lexer.start;
	uint32_t name = read_name(r, "an object's name");
	uint32_t flags = read_flags(r, bri_object_flag_word, &shape, &location);
	if (has_failed(r))
		return;
	if (function != 0 && (flags & owned) == 0) {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "an object in a definition is local, param or static");
		return;
	}
	uint32_t object = bri_unit_add_object(r->unit, name, flags, shape, location);
	if (object == 0)
		fail_memory(r);
	if (!bri_lexer_skip_sign(&r->lexer, '='))
		return;
	add_later(r, (struct later){ .what = LATER_INIT, .handle = object, .function = function,
	                             .offset = r->lexer.start });
	skip_item(r, false);
}

static void read_definition(struct reader *r)
{
	uint32_t function = read_function_reference(r);
	uint32_t location = 0;
	size_t start = r->lexer.start;
	uint32_t flags = read_flags(r, bri_function_flag_word, NULL, &location);
	if (has_failed(r))
		return;
	if (bri_unit_function(r->unit, function)->first_node != 0) {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "the function is defined already");
	} else if (!bri_lexer_skip_sign(&r->lexer, '{')) {
		bri_lexer_fail(&r->lexer, "expected '{'");
	}
	if (has_failed(r))
		return;
	bri_unit_add_function_flags(r->unit, function, flags);
	bri_unit_begin_function(r->unit, function, location);
	while (bri_lexer_is_word(&r->lexer, "object")) {
		bri_lexer_next(&r->lexer);
		read_object(r, function);
	}
	bri_unit_end_function(r->unit, 0);
	add_later(r, (struct later){ .what = LATER_BODY, .handle = function, .offset = r->lexer.start });
}

/* ---- third pass: initialisers and bodies ------------------------------------------- */

static void read_init(struct reader *r, uint32_t object)
{
	size_t start = r->lexer.start;
	uint32_t init = read_node(r, 'e', 0);
	if (has_failed(r))
		return;
	if (r->lexer.token != BRI_TOKEN_END && !r->lexer.starts_line && !bri_lexer_is_sign(&r->lexer, '}'))
		bri_lexer_fail(&r->lexer, "expected the end of the line");
	else if (bri_unit_object(r->unit, object)->init == 0)
		bri_unit_set_init(r->unit, object, init);
	else {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "the object has an initialiser already");
	}
}

static void read_body(struct reader *r, uint32_t function)
{
	size_t base = r->item_count;
	while (!bri_lexer_is_sign(&r->lexer, '}') && !has_failed(r)) {
		uint32_t statement = read_node(r, 's', 0);
		if (statement != 0)
			push_item(r, statement);
	}
	uint32_t body = 0;
	size_t count = r->item_count - base;
	if (count == 1)
		body = r->items[base];
	else if (count > 1)
		body = bri_unit_add_list(r->unit, BRI_SEQUENCE, (struct bri_shape){ .type = BRI_VOID }, 0,
		                         r->items + base, count, 0);
	r->item_count = base;
	if (!has_failed(r))
		bri_unit_set_body(r->unit, function, body, r->block_first, (uint32_t)bri_unit_nodes(r->unit) + 1);
}

static void read_laters(struct reader *r, size_t from, size_t to)
{
	for (size_t i = from; i < to && !has_failed(r); i++) {
		struct later later = r->laters[i];
		r->file = later.file;
		uint32_t function = later.what == LATER_BODY ? later.handle : later.function;
		if (function != r->function)
			r->block_first = (uint32_t)bri_unit_nodes(r->unit) + 1;
		r->function = function;
		bri_lexer_seek(&r->lexer, later.offset);
		if (later.what == LATER_OBJECT)
			read_object(r, 0);
		else if (later.what == LATER_DEFINITION)
			read_definition(r);
		else if (later.what == LATER_INIT)
			read_init(r, later.handle);
		else
			read_body(r, later.handle);
	}
}

static void label(struct reader *r)
{
	bri_labels_free(r->labels);
	r->labels = bri_labels_new(r->unit);
	if (r->labels == NULL)
		fail_memory(r);
}

static void read_all(struct reader *r)
{
	while (r->lexer.token != BRI_TOKEN_END)
		read_item(r);
	label(r);
	size_t items = r->later_count;
	read_laters(r, 0, items);
	if (has_failed(r))
		return;
	label(r);
	r->function = 0;
	r->pointer = bri_form_pointer(r->unit);
	read_laters(r, items, r->later_count);
	if (!has_failed(r) && !bri_unit_is_complete(r->unit))
		fail_memory(r);
}

/* The unit's name stands first; without it the text's own name must do. */
static bool start_unit(struct reader *r, const char *where)
{
	char *name = NULL;
	if (bri_lexer_is_word(&r->lexer, "unit")) {
		bri_lexer_next(&r->lexer);
		if (r->lexer.token != BRI_TOKEN_STRING && r->lexer.token != BRI_TOKEN_NAME)
			bri_lexer_fail(&r->lexer, "expected the unit's name, in quotes");
		else if (memchr(r->lexer.word, '\0', r->lexer.word_length) != NULL)
			bri_lexer_fail(&r->lexer, "the unit's name can't hold a NUL");
		else
			name = strndup(r->lexer.word, r->lexer.word_length);
		bri_lexer_next(&r->lexer);
	} else {
		name = strdup(where);
	}
	if (!has_failed(r) && name != NULL)
		r->unit = bri_unit_new(name);
	free(name);
	if (r->unit == NULL) {
		fail_memory(r);
		return false;
	}
	r->file = bri_unit_name(r->unit);
	return true;
}

struct bri_unit *bri_unit_read(const char *text, size_t length, const char *where, struct bri_error *reterr)
{
	struct reader r = { .unit = NULL };
	bri_lexer_init(&r.lexer, text, length, where, reterr);
	if (start_unit(&r, where))
		read_all(&r);
	bool is_good = !r.lexer.has_failed && bri_unit_check(r.unit, where, reterr) == 0;
	if (is_good && r.is_incomplete)
		bri_unit_set_incomplete(r.unit);
	bri_lexer_finish(&r.lexer);
	bri_labels_free(r.labels);
	free(r.laters);
	free(r.items);
	free(r.is_declared);
	if (!is_good) {
		bri_unit_free(r.unit);
		return NULL;
	}
	return r.unit;
}
