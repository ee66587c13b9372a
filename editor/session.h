/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SESSION_H_EDITOR
#define BRI_SESSION_H_EDITOR

#include "check.h"
#include "flow.h"

#include <poll.h>

/* What an editor and clangd say to each other, as far as it matters here: which
 * documents are open, what they hold, and what is published about them. */
struct bri_session;

/* `checker` (borrowed): checks run beside clangd; NULL: the plugin is inside
 * it, and its diagnostics are only marked.  NULL: out of memory. */
struct bri_session *bri_session_new(const struct bri_checker *checker);
void bri_session_free(struct bri_session *session);

/* A message of the editor's, before clangd gets it. */
void bri_session_from_editor(struct bri_session *session, const struct bri_frame *frame);
/* A message of clangd's: writes it to the editor, to the byte but for
 * diagnostics that are marked or joined. */
void bri_session_from_server(struct bri_session *session, const struct bri_frame *frame, struct bri_flow *to_editor);

#define BRI_CHECKS_MAX 2
/* Descriptors of the running checks; returns how many. */
size_t bri_session_polls(const struct bri_session *session, struct pollfd ret_polls[BRI_CHECKS_MAX]);
/* Milliseconds until something is due; -1: nothing is. */
int bri_session_wait(const struct bri_session *session);
/* Starts what is due, takes in what has ended, publishes. */
void bri_session_work(struct bri_session *session, struct bri_flow *to_editor);

#endif
