/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_PUBLISH_H
#define BRI_PUBLISH_H

#include "document.h"

/* Findings as LSP diagnostics (LSP 3.17, "Diagnostic"). */

/* What the editor said it can show. */
struct bri_editor {
	bool related; /* relatedInformation */
	bool utf8;    /* positions count bytes */
};

/* Gives a diagnostic that the plugin made inside clangd its source and code;
 * what is waived becomes a hint.  True when it changed. */
bool bri_publish_mark(json_t *diagnostic);

/* The quick fixes of a finding as a TextEdit list; NULL: it has none.  New reference. */
json_t *bri_publish_edits(const struct bri_document *document, const json_t *finding, const struct bri_editor *editor);
/* A CodeAction that makes them.  New reference. */
json_t *bri_publish_action(const struct bri_document *document, const json_t *diagnostic, const json_t *edits);

/* One finding as the checker writes it, as a diagnostic of `document`; NULL when
 * it stands in another file or can't be read.  New reference. */
json_t *bri_publish_finding(const struct bri_document *document, const json_t *finding, const struct bri_editor *editor);

/* A diagnostic made of an older text, moved to where its line stands now; false:
 * the line is gone. `line_text`: what it said. */
bool bri_publish_move(const struct bri_document *document, json_t *diagnostic, const char *line_text);

#endif
