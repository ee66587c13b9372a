/* SPDX-License-Identifier: Apache-2.0 */
/* Writes facts as text.  It writes what is in the unit, evaluates nothing and leaves nothing out but nodes that nothing
 * refers to.  text_read.c reads the same grammar.
 * Items, one a line; '#' starts a comment anywhere outside quotes:
 *
 *   unit "net.c"                          first, if there at all
 *   incomplete                            the adapter met something that makes the facts partial
 *   option pointer-size "8"               see fact.h
 *   enumerator NAME VALUE                 one that some condition of the policy names
 *   file "net.c"                          where the places behind it are, until the next; at first the unit's name
 *   function NAME [symbol NAME] FLAG... [PLACE] [takes NAME...]    what its declaration calls its parameters, '' nothing
 *   object NAME SHAPE FLAG... [PLACE] [= EXPRESSION]
 *   define LABEL FLAG... [PLACE] {        the function's own objects, then its body: one statement, or several,
 *   	object NAME SHAPE FLAG... [PLACE] [= EXPRESSION]      which then are a sequence
 *   	STATEMENT...
 *   }
 *
 * A `define` whose name no `function` line before it declared declares it too.
 * Function flags: static system defined noreturn variadic weak unprotected weakened inline-only inline started.
 * Object flags: local param static extern declared const volatile system.
 *
 *   NAME    letters, digits and _ $ . - (no digit or '-' first), or anything in single quotes: 'ns::f(int)'
 *   LABEL   NAME, or NAME~2 for the second function (or object of the same owner) of that name, ~3 ...
 *   SHAPE   ':' and a type: v void, s signed, u unsigned, p pointer, a aggregate, f float, c code; then the bytes:
 *           :s4  :p8  :a16;  no number: 0
 *   PLACE   @LINE, @LINE:COLUMN, @"file":LINE:COLUMN; in a macro also =MACRO or =MACRO@LINE:COLUMN (its body)
 *
 * Nodes are (word ATTRIBUTE... OPERAND...), or an atom with its attributes behind it.  An attribute is a SHAPE, a
 * PLACE or a flag: !post !last !const !bool !macro !bits !virtual (in the order of enum bri_node_flag).  What has no shape
 * has the usual one (bri_form_shape in fact_form.c): 4 bytes signed for numbers, calls, fields and what is
 * dereferenced, the object's own, the left operand's.
 *
 *   expressions, E                               statements, S
 *   12  -1  0x1f      (integers)                 (sequence S...)
 *   "text"            (a NUL follows)            (declare OBJECT [initialiser])
 *   b"bytes"          (none does)                (evaluate E)         or just E, its place then the expression's
 *   mode              (an object or function)    (branch E S [S])
 *   mode~2  mode%f    (labels; f's object)       (loop E|- S [E|S])
 *   mode%*            (the unit's object)        (switch E S)
 *   (function NAME)   (when an object hides it)  (case LOW [HIGH])    (default)
 *   (init (at OFFSET E [MEMBER])...)             (label NAME)  (goto [NAME])
 *   (field E NAME OFFSET)  (element E INDEX)     (break)  (continue)  (return [E])
 *   (address E)  (deref E)  (cast E)             (escape E|S...)
 *   (call CALLEE E...)
 *   (offset POINTER INDEX SCALE)
 *   (negate|not|complement E)
 *   (add|sub|mul|div|mod|and|or|xor|shl|shr|eq|ne|lt|le|gt|ge|andand|oror E E)
 *   (assign E E)  (assign-add E E) ...
 *   (condition E E|- E)  (comma E E)  (literal OBJECT [initialiser])  (block S)  (opaque E...)
 *
 * '-' stands for an operand that is not there; at the end it may be left out.  A string's bytes are written as they
 * are when printable, else \n \t \" \' \\ or \xHH.  An object's initialiser stands where it is declared (declare,
 * literal) when that is one place, else on the object's line. */
#include "text.h"

#include "fact_build.h"
#include "fact_form.h"
#include "label.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct writer {
	const struct bri_unit *unit;
	bri_text_sink sink;
	void *context;
	struct bri_labels *labels;
	uint8_t *declarations; /* by object: how many nodes declare it, 2 for more */
	uint32_t pointer;
	uint32_t function; /* whose block is being written; 0: the unit's */
	const char *file;  /* where places are when they don't say */
	size_t used;
	char buffer[8192];
};

static void flush(struct writer *w)
{
	if (w->used > 0)
		w->sink(w->context, w->buffer, w->used);
	w->used = 0;
}

static void put(struct writer *w, const char *text, size_t length)
{
	while (length > 0) {
		size_t part = sizeof(w->buffer) - w->used;
		if (part > length)
			part = length;
		memcpy(w->buffer + w->used, text, part);
		w->used += part;
		text += part;
		length -= part;
		if (w->used == sizeof(w->buffer))
			flush(w);
	}
}

static void put_text(struct writer *w, const char *text)
{
	put(w, text, strlen(text));
}

static void put_char(struct writer *w, char c)
{
	put(w, &c, 1);
}

static void put_number(struct writer *w, int64_t number)
{
	char text[32];
	put(w, text, (size_t)snprintf(text, sizeof(text), "%" PRId64, number));
}

/* Bytes above ASCII stand as they are in names, escaped in strings. */
static void put_quoted(struct writer *w, char quote, const unsigned char *bytes, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	put_char(w, quote);
	for (size_t i = 0; i < length; i++) {
		unsigned char c = bytes[i];
		char escape[4] = { '\\', 'x', digits[c >> 4], digits[c & 15] };
		if (c == '\n' || c == '\t')
			put(w, c == '\n' ? "\\n" : "\\t", 2);
		else if (c == '\\' || c == (unsigned char)quote)
			put(w, (char[]){ '\\', (char)c }, 2);
		else if (c < 0x20 || c == 0x7f || (c > 0x7f && quote == '"'))
			put(w, escape, 4);
		else
			put_char(w, (char)c);
	}
	put_char(w, quote);
}

static void put_value(struct writer *w, const char *text)
{
	put_quoted(w, '"', (const unsigned char *)text, strlen(text));
}

static bool is_plain(const char *name)
{
	static const char first[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$.";
	static const char rest[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$.0123456789-";
	return name[0] != '\0' && strchr(first, name[0]) != NULL && name[strspn(name, rest)] == '\0';
}

static void put_name(struct writer *w, const char *name)
{
	if (is_plain(name))
		put_text(w, name);
	else
		put_quoted(w, '\'', (const unsigned char *)name, strlen(name));
}

static void put_label(struct writer *w, uint32_t name, uint32_t number)
{
	put_name(w, bri_unit_text(w->unit, name));
	if (number > 1) {
		put_char(w, '~');
		put_number(w, number);
	}
}

static void put_indent(struct writer *w, unsigned indent)
{
	put_char(w, '\n');
	for (unsigned i = 0; i < indent; i++)
		put_char(w, '\t');
}

/* ---- attributes -------------------------------------------------------------- */

static void put_position(struct writer *w, const char *file, uint32_t line, uint32_t column)
{
	put_char(w, '@');
	if (file != NULL && strcmp(file, w->file) != 0) {
		put_value(w, file);
		put_char(w, ':');
	}
	put_number(w, line);
	if (column != 0) {
		put_char(w, ':');
		put_number(w, column);
	}
}

static void put_place(struct writer *w, uint32_t location, const char *before)
{
	struct bri_place place = bri_unit_place(w->unit, location);
	if (place.line == 0)
		return;
	put_text(w, before);
	put_position(w, place.file, place.line, place.column);
	if (place.macro == NULL)
		return;
	put_char(w, '=');
	put_name(w, place.macro);
	if (place.macro_file != NULL || place.macro_line != 0)
		put_position(w, place.macro_file, place.macro_line, place.macro_column);
}

static void put_shape(struct writer *w, struct bri_shape shape)
{
	put_char(w, ':');
	put_char(w, bri_type_letters[shape.type]);
	if (shape.size != 0)
		put_number(w, shape.size);
}

static void put_attributes(struct writer *w, const struct bri_node *node)
{
	struct bri_shape usual = bri_form_shape(w->unit, node, w->pointer);
	if (node->type != usual.type || node->size != usual.size)
		put_shape(w, (struct bri_shape){ .type = node->type, .size = node->size });
	for (unsigned bit = 0; bri_node_flag_word(bit) != NULL; bit++) {
		if ((node->flags >> bit & 1) != 0) {
			put_char(w, '!');
			put_text(w, bri_node_flag_word(bit));
		}
	}
	put_place(w, node->location, "");
}

/* ---- nodes ------------------------------------------------------------------- */

static void put_node(struct writer *w, uint32_t handle, unsigned indent, char class);

static void put_object_label(struct writer *w, uint32_t handle)
{
	const struct bri_object *object = bri_unit_object(w->unit, handle);
	uint32_t number = bri_labels_of_object(w->labels, handle);
	put_label(w, object->name, number);
	if (object->function == w->function)
		return;
	if (object->function != 0) {
		put_char(w, '%');
		put_label(w, bri_unit_function(w->unit, object->function)->name,
		          bri_labels_of_function(w->labels, object->function));
	} else if (bri_labels_find_object(w->labels, w->function, object->name, number) != 0) {
		put_text(w, "%*");
	}
}

static void put_function_label(struct writer *w, uint32_t function)
{
	put_label(w, bri_unit_function(w->unit, function)->name, bri_labels_of_function(w->labels, function));
}

/* Would the label alone name an object? */
static bool is_hidden(const struct writer *w, uint32_t function)
{
	uint32_t name = bri_unit_function(w->unit, function)->name;
	uint32_t number = bri_labels_of_function(w->labels, function);
	return bri_labels_find_object(w->labels, w->function, name, number) != 0 ||
	       bri_labels_find_object(w->labels, 0, name, number) != 0;
}

/* Integers, strings, objects, functions; false when the node has parentheses. */
static bool put_atom(struct writer *w, const struct bri_node *node)
{
	switch (node->kind) {
	case BRI_INT:
		put_number(w, bri_node_int(node));
		break;
	case BRI_STRING: {
		const unsigned char *bytes = bri_unit_bytes(w->unit, node);
		bool has_nul = node->b > 0 && bytes[node->b - 1] == 0;
		if (!has_nul)
			put_char(w, 'b');
		put_quoted(w, '"', bytes, node->b - has_nul);
		break;
	}
	case BRI_OBJECT:
		put_object_label(w, node->a);
		break;
	case BRI_FUNCTION:
		if (is_hidden(w, node->a))
			return false;
		put_function_label(w, node->a);
		break;
	default:
		return false;
	}
	put_attributes(w, node);
	return true;
}

static void put_word(struct writer *w, const struct bri_node *node)
{
	if (node->kind == BRI_ASSIGN && node->op != BRI_OP_NONE) {
		put_text(w, "assign-");
		put_text(w, bri_op_word(node->op));
	} else if (node->kind == BRI_UNARY || node->kind == BRI_BINARY) {
		put_text(w, bri_op_word(node->op));
	} else if (node->kind == BRI_CASE && node->a == 0 && node->b == 0) {
		put_text(w, "default");
	} else {
		put_text(w, bri_form_of(node->kind)->word);
	}
}

static uint32_t field_of(const struct bri_node *node, char field)
{
	return field == 'a' ? node->a : field == 'b' ? node->b : node->c;
}

static void put_child(struct writer *w, uint32_t child, unsigned indent, char class)
{
	if (child != 0 && bri_form_is_statement(bri_unit_node(w->unit, child)->kind))
		put_indent(w, indent + 1);
	else
		put_char(w, ' ');
	put_node(w, child, indent + 1, class);
}

static void put_operand(struct writer *w, uint32_t value, unsigned indent, char class)
{
	if (class != 'e' && class != 'E' && class != 's' && class != 'x' && class != 'i' && class != 'I')
		put_char(w, ' ');
	switch (class) {
	case 'o':
	case 'v':
		put_object_label(w, value);
		if (class == 'o' && w->declarations[value] == 1 && bri_unit_object(w->unit, value)->init != 0)
			put_child(w, bri_unit_object(w->unit, value)->init, indent, 'e');
		break;
	case 'f':
		put_function_label(w, value);
		break;
	case 'n':
	case 'N':
		put_name(w, bri_unit_text(w->unit, value));
		break;
	case '#':
		put_number(w, value);
		break;
	case '~':
		put_number(w, (int32_t)value);
		break;
	default:
		put_child(w, value, indent, class);
	}
}

static bool is_optional(char class)
{
	return class == 'E' || class == 's' || class == 'x' || class == 'I' || class == 'N';
}

static void put_form(struct writer *w, const struct bri_node *node, unsigned indent)
{
	const char *operands = bri_form_written(node->kind);
	size_t length = strlen(operands);
	while (length > 0 && is_optional(operands[length - 1]) && operands[length - 2] != '*' &&
	       field_of(node, operands[length - 2]) == 0)
		length -= 2;
	put_char(w, '(');
	put_word(w, node);
	put_attributes(w, node);
	for (size_t i = 0; i < length; i += 2) {
		if (operands[i] != '*') {
			put_operand(w, field_of(node, operands[i]), indent, operands[i + 1]);
			continue;
		}
		size_t count = 0;
		const uint32_t *items = bri_unit_list(w->unit, node, &count);
		for (size_t k = 0; k < count; k++)
			put_child(w, items[k], indent, operands[i + 1]);
	}
	put_char(w, ')');
}

static void put_node(struct writer *w, uint32_t handle, unsigned indent, char class)
{
	const struct bri_node *node = bri_unit_node(w->unit, handle);
	if (handle == 0) {
		put_char(w, '-');
		return;
	}
	/* A statement that says no more than its expression is written as that. */
	if (node->kind == BRI_EVALUATE && class == 's' && node->type == BRI_VOID && node->size == 0 &&
	    node->flags == 0 && bri_unit_is_same_spot(w->unit, node->location, bri_unit_node(w->unit, node->a)->location)) {
		put_node(w, node->a, indent, 'e');
		return;
	}
	if (!put_atom(w, node))
		put_form(w, node, indent);
}

/* ---- items ------------------------------------------------------------------- */

/* Who declares which object?  Over every body and initialiser that is written. */
static void count_declarations(struct writer *w, uint32_t handle)
{
	if (handle == 0)
		return;
	const struct bri_node *node = bri_unit_node(w->unit, handle);
	for (const char *p = bri_form_of(node->kind)->operands; *p != '\0'; p += 2) {
		size_t count = 0;
		const uint32_t *items = p[0] == '*' ? bri_unit_list(w->unit, node, &count) : NULL;
		for (size_t i = 0; i < count; i++)
			count_declarations(w, items[i]);
		uint32_t value = p[0] == '*' ? 0 : field_of(node, p[0]);
		if (p[1] == 'o' && w->declarations[value] < 2)
			w->declarations[value]++;
		else if (strchr("eEsxiI", p[1]) != NULL)
			count_declarations(w, value);
	}
}

static void put_file(struct writer *w, uint32_t location)
{
	struct bri_place place = bri_unit_place(w->unit, location);
	if (place.line == 0 || strcmp(place.file, w->file) == 0)
		return;
	put_text(w, "file ");
	put_value(w, place.file);
	put_char(w, '\n');
	w->file = place.file;
}

static void put_flags(struct writer *w, uint32_t flags, const char *(*word)(unsigned))
{
	for (unsigned bit = 0; word(bit) != NULL; bit++) {
		if ((flags >> bit & 1) != 0) {
			put_char(w, ' ');
			put_text(w, word(bit));
		}
	}
}

static void put_object(struct writer *w, uint32_t handle, unsigned indent)
{
	const struct bri_object *object = bri_unit_object(w->unit, handle);
	if (indent == 0)
		put_file(w, object->location);
	else
		put_char(w, '\t');
	put_text(w, "object ");
	put_name(w, bri_unit_text(w->unit, object->name));
	put_char(w, ' ');
	put_shape(w, object->shape);
	put_flags(w, object->flags, bri_object_flag_word);
	put_place(w, object->location, " ");
	if (object->init != 0 && w->declarations[handle] != 1) {
		put_text(w, " = ");
		put_node(w, object->init, indent, 'e');
	}
	put_char(w, '\n');
}

static bool is_begun(const struct bri_function *function)
{
	return function->first_node != 0;
}

static void put_parameters(struct writer *w, uint32_t function)
{
	size_t count;
	const uint32_t *names = bri_unit_parameter_names(w->unit, function, &count);
	for (size_t i = 0; i < count; i++) {
		put_text(w, i == 0 ? " takes " : " ");
		put_name(w, bri_unit_text(w->unit, names[i]));
	}
}

static void put_function(struct writer *w, uint32_t handle)
{
	const struct bri_function *f = bri_unit_function(w->unit, handle);
	if (!is_begun(f))
		put_file(w, f->location);
	put_text(w, "function ");
	put_name(w, bri_unit_text(w->unit, f->name));
	if (f->symbol != f->name) {
		put_text(w, " symbol ");
		put_name(w, bri_unit_text(w->unit, f->symbol));
	}
	put_flags(w, is_begun(f) ? f->flags & ~(uint32_t)BRI_FUNCTION_DEFINED : f->flags, bri_function_flag_word);
	if (!is_begun(f)) {
		put_place(w, f->location, " ");
		put_parameters(w, handle);
	}
	put_char(w, '\n');
}

static void put_definition(struct writer *w, uint32_t handle, const uint32_t *objects, size_t count)
{
	const struct bri_function *f = bri_unit_function(w->unit, handle);
	put_char(w, '\n');
	put_file(w, f->location);
	put_text(w, "define ");
	put_function_label(w, handle);
	put_place(w, f->location, " ");
	put_text(w, " {\n");
	w->function = handle;
	for (size_t i = 0; i < count; i++)
		put_object(w, objects[i], 1);
	if (f->body != 0) {
		put_char(w, '\t');
		put_node(w, f->body, 1, 's');
		put_char(w, '\n');
	}
	put_text(w, "}\n");
	w->function = 0;
}

/* Definitions by where their nodes lie, which is the order they were made in. */
struct definition {
	uint32_t function, first_node;
	uint32_t first, count; /* its objects, in the list of objects by owner */
};

static int compare_definitions(const void *a, const void *b)
{
	const struct definition *p = a;
	const struct definition *q = b;
	if (p->first_node != q->first_node)
		return p->first_node < q->first_node ? -1 : 1;
	return (p->function > q->function) - (p->function < q->function);
}

/* Objects grouped by owner, each group in handle order; definitions[f] gets f's. */
static void group_objects(const struct writer *w, struct definition *definitions, uint32_t *grouped)
{
	uint32_t functions = (uint32_t)bri_unit_functions(w->unit);
	uint32_t objects = (uint32_t)bri_unit_objects(w->unit);
	for (uint32_t i = 1; i <= objects; i++)
		definitions[bri_unit_object(w->unit, i)->function].count++;
	for (uint32_t f = 0, at = 0; f <= functions; f++) {
		definitions[f].function = f;
		definitions[f].first_node = f == 0 ? 0 : bri_unit_function(w->unit, f)->first_node;
		definitions[f].first = at;
		at += definitions[f].count;
		definitions[f].count = 0;
	}
	for (uint32_t i = 1; i <= objects; i++) {
		struct definition *owner = &definitions[bri_unit_object(w->unit, i)->function];
		grouped[owner->first + owner->count++] = i;
	}
}

static void put_items(struct writer *w, struct definition *definitions, uint32_t *grouped)
{
	size_t functions = bri_unit_functions(w->unit);
	group_objects(w, definitions, grouped);
	for (uint32_t f = 1; f <= functions; f++)
		count_declarations(w, bri_unit_function(w->unit, f)->body);
	for (uint32_t i = 1; i <= bri_unit_objects(w->unit); i++)
		count_declarations(w, bri_unit_object(w->unit, i)->init);
	for (uint32_t f = 1; f <= functions; f++)
		put_function(w, f);
	for (uint32_t i = 0; i < definitions[0].count; i++)
		put_object(w, grouped[definitions[0].first + i], 0);
	qsort(definitions + 1, functions, sizeof(*definitions), compare_definitions);
	for (size_t f = 1; f <= functions; f++)
		if (definitions[f].first_node != 0)
			put_definition(w, definitions[f].function, grouped + definitions[f].first, definitions[f].count);
}

void bri_unit_write(const struct bri_unit *unit, bri_text_sink sink, void *context)
{
	struct writer w = { .unit = unit, .sink = sink, .context = context, .file = bri_unit_name(unit),
			    .pointer = bri_form_pointer(unit), .labels = bri_labels_new(unit),
			    .declarations = calloc(bri_unit_objects(unit) + 1, sizeof(*w.declarations)) };
	struct definition *definitions = calloc(bri_unit_functions(unit) + 1, sizeof(*definitions));
	uint32_t *grouped = calloc(bri_unit_objects(unit) + 1, sizeof(*grouped));
	/* Without memory the text must not read back as a whole unit. */
	bool is_whole = w.labels != NULL && w.declarations != NULL && definitions != NULL && grouped != NULL;
	put_text(&w, "unit ");
	put_value(&w, w.file);
	put_char(&w, '\n');
	if (!is_whole || !bri_unit_is_complete(unit))
		put_text(&w, "incomplete\n");
	const char *key = NULL, *value = NULL;
	for (size_t i = 0; bri_unit_option_at(unit, i, &key, &value); i++) {
		put_text(&w, "option ");
		put_name(&w, key);
		put_char(&w, ' ');
		put_value(&w, value);
		put_char(&w, '\n');
	}
	for (size_t i = 0; i < bri_unit_enumerators(unit); i++) {
		int64_t number = 0;
		put_text(&w, "enumerator ");
		put_name(&w, bri_unit_text(unit, bri_unit_enumerator_at(unit, i, &number)));
		put_char(&w, ' ');
		put_number(&w, number);
		put_char(&w, '\n');
	}
	if (is_whole)
		put_items(&w, definitions, grouped);
	flush(&w);
	bri_labels_free(w.labels);
	free(w.declarations);
	free(definitions);
	free(grouped);
}
