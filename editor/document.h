/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_DOCUMENT_H
#define BRI_DOCUMENT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An open document as its editor has it: the text after every change. */
struct bri_document {
	struct bri_document *next;
	char *uri, *path; /* path: of a file: URI, decoded */
	char *text;
	size_t length;
	json_int_t version;
	bool has_version;
	bool is_lost; /* a change couldn't be followed: nothing is said about it until it is opened again */
};

/* NULL: out of memory, or no file: URI.  Caller frees with bri_document_free. */
struct bri_document *bri_document_new(const char *uri, const char *text, size_t length);
void bri_document_free(struct bri_document *document);

/* The contentChanges of textDocument/didChange, in their order.  Positions count
 * UTF-16 code units, or bytes when `utf8`. */
void bri_document_change(struct bri_document *document, const json_t *changes, bool utf8);

/* Bytes of a line (from 0) without its end; NULL: there is none. */
const char *bri_document_line(const struct bri_document *document, size_t line, size_t *ret_length);
/* A column in bytes (from 0) as the editor counts it. */
size_t bri_text_column(const char *line, size_t length, size_t column, bool utf8);

#endif
