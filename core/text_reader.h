/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_TEXT_READER_H
#define BRI_TEXT_READER_H

#include "fact.h"
#include "label.h"
#include "text_lex.h"

/* What the two halves of the reader of facts share: text_read.c reads items,
 * text_node.c what stands in them.  Private to the two. */

/* Something to come back to. */
struct bri_later {
	enum { BRI_LATER_OBJECT, BRI_LATER_DEFINITION, BRI_LATER_INIT, BRI_LATER_BODY } what;
	uint32_t handle;   /* definition, body: function; initialiser: object */
	uint32_t function; /* initialiser: whose block it stands in */
	size_t offset;
	const char *file;
};

struct bri_reader {
	struct bri_lexer lexer;
	struct bri_unit *unit;
	struct bri_labels *labels;
	const char *file;
	uint32_t function; /* whose block is being read */
	uint32_t block_first; /* the first node of that block, its objects' initialisers included */
	uint32_t pointer;
	bool is_incomplete;
	struct bri_later *laters;
	size_t later_count, later_capacity;
	uint32_t *items; /* a stack: elements of lists that are being read */
	size_t item_count, item_capacity;
	bool *is_declared; /* by name: some function has it */
	size_t declared_capacity;
};

static inline bool bri_reader_has_failed(const struct bri_reader *r)
{
	return r->lexer.has_failed;
}

/* Each reads at the token at hand and stops behind what it read; after a
 * failure, which the lexer keeps, they return 0 or something empty. */
uint32_t bri_reader_fail_memory(struct bri_reader *r);
uint32_t bri_reader_name(struct bri_reader *r, const char *what);
/* A value in quotes or a bare word; owned by the unit. */
const char *bri_reader_value(struct bri_reader *r, const char *what);
/* Behind its '@'; a location. */
uint32_t bri_reader_place(struct bri_reader *r);
/* Behind its ':'. */
struct bri_shape bri_reader_shape(struct bri_reader *r);
/* The bit of the bare word at hand among flags, not taken; -1 when it is none. */
int bri_reader_flag(const struct bri_reader *r, const char *(*word)(unsigned));
uint32_t bri_reader_function(struct bri_reader *r);
/* A node of the class (fact_form.h); 0 also for '-' where none may stand. */
uint32_t bri_reader_node(struct bri_reader *r, char which, unsigned depth);
void bri_reader_push(struct bri_reader *r, uint32_t item);

#endif
