/* SPDX-License-Identifier: Apache-2.0 */
/* Keeps the open documents, has each checked when its editor rests, and joins
 * the findings to what clangd publishes, by document and version.  A newer edit
 * ends the check of an older text.  Whatever it doesn't understand it lets pass. */
#include "session.h"

#include "publish.h"
#include "spawn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	REST = 150,       /* ms without an edit before a check starts */
	PATIENCE = 1500,  /* ms that findings wait for clangd's diagnostics of the same version */
	CHECK_MAX = 60000 /* ms that a check may take */
};

struct open {
	struct open *next;
	struct bri_document *document;
	struct bri_buffer_check *check;
	long long check_end;
	long long due, publish_due; /* 0: nothing is */
	json_t *ours;               /* [{"diagnostic": …, "line": text}] */
	json_int_t ours_version;
	json_t *theirs; /* params of clangd's last publication */
};

struct bri_session {
	const struct bri_checker *checker;
	struct bri_editor editor;
	struct open *documents;
	json_t *initialize; /* id of that request, until it is answered */
	json_t *actions;    /* codeAction requests that aren't answered yet: [{"id", "uri", "range"}] */
	bool complained;
};

struct bri_session *bri_session_new(const struct bri_checker *checker)
{
	struct bri_session *session = calloc(1, sizeof *session);

	if (session)
		session->checker = checker;
	return session;
}

static void forget(struct open *open)
{
	bri_buffer_check_free(open->check);
	bri_document_free(open->document);
	json_decref(open->ours);
	json_decref(open->theirs);
	free(open);
}

void bri_session_free(struct bri_session *session)
{
	if (!session)
		return;
	while (session->documents) {
		struct open *open = session->documents;

		session->documents = open->next;
		forget(open);
	}
	json_decref(session->initialize);
	json_decref(session->actions);
	free(session);
}

static struct open *find(struct bri_session *session, const char *uri)
{
	for (struct open *open = session->documents; uri && open; open = open->next)
		if (strcmp(open->document->uri, uri) == 0)
			return open;
	return NULL;
}

/* ---- what the editor says ---------------------------------------------------------- */

static void do_close(struct bri_session *session, const char *uri)
{
	for (struct open **at = &session->documents; *at; at = &(*at)->next) {
		struct open *open = *at;

		if (strcmp(open->document->uri, uri) != 0)
			continue;
		*at = open->next;
		forget(open);
		return;
	}
}

static void set_version(struct bri_document *document, const json_t *params)
{
	const json_t *version = json_object_get(json_object_get(params, "textDocument"), "version");

	document->has_version = json_is_integer(version);
	if (document->has_version)
		document->version = json_integer_value(version);
	else
		document->version++;
}

static void do_open(struct bri_session *session, const char *uri, const json_t *params)
{
	const json_t *text = json_object_get(json_object_get(params, "textDocument"), "text");
	struct open *open;

	do_close(session, uri);
	open = json_is_string(text) ? calloc(1, sizeof *open) : NULL;
	if (!open)
		return;
	open->document = bri_document_new(uri, json_string_value(text), json_string_length(text));
	if (!open->document) {
		free(open);
		return;
	}
	set_version(open->document, params);
	open->due = bri_now();
	open->next = session->documents;
	session->documents = open;
}

static void do_change(struct bri_session *session, struct open *open, const json_t *params)
{
	bri_document_change(open->document, json_object_get(params, "contentChanges"), session->editor.utf8);
	set_version(open->document, params);
	bri_buffer_check_free(open->check);
	open->check = NULL;
	open->publish_due = 0;
	open->due = bri_now() + REST;
}

static void take_document(struct bri_session *session, const char *method, const json_t *params)
{
	const char *uri = json_string_value(json_object_get(json_object_get(params, "textDocument"), "uri"));
	struct open *open = find(session, uri);

	if (!uri)
		return;
	if (strcmp(method, "textDocument/didOpen") == 0)
		do_open(session, uri, params);
	else if (!open)
		return;
	else if (strcmp(method, "textDocument/didChange") == 0)
		do_change(session, open, params);
	else if (strcmp(method, "textDocument/didClose") == 0)
		do_close(session, uri);
	else if (strcmp(method, "textDocument/didSave") == 0 && !open->check)
		open->due = bri_now(); /* other files, the policy too, may have been saved with it */
}

static void take_initialize(struct bri_session *session, const json_t *message)
{
	const json_t *params = json_object_get(message, "params");
	const json_t *capabilities = json_object_get(json_object_get(params, "capabilities"), "textDocument");

	session->editor.related =
	    json_is_true(json_object_get(json_object_get(capabilities, "publishDiagnostics"), "relatedInformation"));
	json_decref(session->initialize);
	session->initialize = json_incref(json_object_get(message, "id"));
}

static void take_action_request(struct bri_session *session, const json_t *message)
{
	const json_t *params = json_object_get(message, "params");
	json_t *id = json_object_get(message, "id"), *range = json_object_get(params, "range");
	json_t *uri = json_object_get(json_object_get(params, "textDocument"), "uri");

	if (!session->actions)
		session->actions = json_array();
	if (json_array_size(session->actions) >= 64)
		json_array_remove(session->actions, 0); /* never answered */
	if (id && uri && range)
		json_array_append_new(session->actions, json_pack("{s:O, s:O, s:O}", "id", id, "uri", uri, "range", range));
}

static bool holds(const struct bri_frame *frame, const char *word)
{
	return frame->content && memmem(frame->content, frame->content_length, word, strlen(word)) != NULL;
}

void bri_session_from_editor(struct bri_session *session, const struct bri_frame *frame)
{
	const char *method;
	json_t *message;

	if (!session->checker || !(holds(frame, "textDocument/did") || holds(frame, "textDocument\\/did") ||
	                           holds(frame, "\"initialize\"") || holds(frame, "/codeAction\"")))
		return;
	message = json_loadb(frame->content, frame->content_length, JSON_ALLOW_NUL, NULL);
	method = json_string_value(json_object_get(message, "method"));
	if (method && strcmp(method, "initialize") == 0)
		take_initialize(session, message);
	else if (method && strcmp(method, "textDocument/codeAction") == 0)
		take_action_request(session, message);
	else if (method)
		take_document(session, method, json_object_get(message, "params"));
	json_decref(message);
}

/* ---- what clangd says ----------------------------------------------------------------- */

static void say(struct bri_flow *to_editor, const json_t *message)
{
	char *text = json_dumps(message, JSON_COMPACT);

	if (text)
		bri_flow_say(to_editor, text, strlen(text));
	else
		to_editor->is_broken = true;
	free(text);
}

/* Ours of an older version go where their lines went. */
static void add_ours(const struct open *open, json_t *diagnostics)
{
	bool is_current = open->ours_version == open->document->version;
	const json_t *kept;
	size_t index;

	json_array_foreach(open->ours, index, kept)
	{
		json_t *copy = json_deep_copy(json_object_get(kept, "diagnostic"));
		const char *line = json_string_value(json_object_get(kept, "line"));

		if (copy && (is_current || (line && bri_publish_move(open->document, copy, line))))
			json_array_append(diagnostics, copy);
		json_decref(copy);
	}
}

static void publish(struct open *open, struct bri_flow *to_editor)
{
	json_t *params = open->theirs ? json_copy(open->theirs) : json_pack("{s:s}", "uri", open->document->uri);
	json_t *theirs = json_object_get(params, "diagnostics");
	json_t *diagnostics = json_is_array(theirs) ? json_copy(theirs) : json_array(), *message;

	if (!open->theirs && open->document->has_version)
		json_object_set_new(params, "version", json_integer(open->document->version));
	open->publish_due = 0;
	add_ours(open, diagnostics);
	json_object_set_new(params, "diagnostics", diagnostics);
	message = json_pack("{s:s, s:s, s:o}", "jsonrpc", "2.0", "method", "textDocument/publishDiagnostics", "params", params);
	if (message)
		say(to_editor, message);
	json_decref(message);
}

/* The plugin's diagnostics, which come through clangd. */
static bool mark(json_t *message)
{
	json_t *diagnostics = json_object_get(json_object_get(message, "params"), "diagnostics"), *diagnostic;
	bool changed = false;
	size_t index;

	json_array_foreach(diagnostics, index, diagnostic)
		changed = bri_publish_mark(diagnostic) || changed;
	return changed;
}

/* True when it was answered otherwise than by the message as it is. */
static bool take_published(struct bri_session *session, const struct bri_frame *frame, struct bri_flow *to_editor)
{
	json_t *message = json_loadb(frame->content, frame->content_length, JSON_ALLOW_NUL, NULL);
	const char *method = json_string_value(json_object_get(message, "method"));
	json_t *params = json_object_get(message, "params");
	struct open *open = find(session, json_string_value(json_object_get(params, "uri")));
	bool said = false;

	if (method && strcmp(method, "textDocument/publishDiagnostics") == 0) {
		if (!session->checker) {
			said = mark(message);
			if (said)
				say(to_editor, message);
		} else if (open) {
			json_decref(open->theirs);
			open->theirs = json_incref(params);
			open->publish_due = 0;
			said = json_array_size(open->ours) > 0;
			if (said)
				publish(open, to_editor);
		}
	}
	json_decref(message);
	return said;
}

/* Do positions count bytes?  clangd says so in one of two ways. */
static void take_answer(struct bri_session *session, const struct bri_frame *frame)
{
	json_t *message = json_loadb(frame->content, frame->content_length, JSON_ALLOW_NUL, NULL);
	const json_t *result = json_object_get(message, "result");
	const char *old = json_string_value(json_object_get(result, "offsetEncoding"));
	const char *encoding =
	    json_string_value(json_object_get(json_object_get(result, "capabilities"), "positionEncoding"));

	if (result && json_equal(json_object_get(message, "id"), session->initialize)) {
		session->editor.utf8 = (encoding && strcmp(encoding, "utf-8") == 0) || (old && strcmp(old, "utf-8") == 0);
		json_decref(session->initialize);
		session->initialize = NULL;
	}
	json_decref(message);
}

static bool touches(const json_t *a, const json_t *b)
{
	json_int_t a_start = json_integer_value(json_object_get(json_object_get(a, "start"), "line"));
	json_int_t a_end = json_integer_value(json_object_get(json_object_get(a, "end"), "line"));
	json_int_t b_start = json_integer_value(json_object_get(json_object_get(b, "start"), "line"));
	json_int_t b_end = json_integer_value(json_object_get(json_object_get(b, "end"), "line"));

	return a_start <= b_end && b_start <= a_end;
}

static size_t add_actions(const struct open *open, const json_t *range, json_t *actions)
{
	size_t index, added = 0;
	const json_t *kept;

	if (open->ours_version != open->document->version)
		return 0; /* the text has moved on: positions would lie */
	json_array_foreach(open->ours, index, kept)
	{
		json_t *diagnostic = json_object_get(kept, "diagnostic"), *edits = json_object_get(kept, "edits");

		if (!edits || !touches(range, json_object_get(diagnostic, "range")))
			continue;
		json_array_append_new(actions, bri_publish_action(open->document, diagnostic, edits));
		added++;
	}
	return added;
}

/* Quick fixes join clangd's.  True when the answer was written. */
static bool take_action_answer(struct bri_session *session, const struct bri_frame *frame, struct bri_flow *to_editor)
{
	json_t *message = json_loadb(frame->content, frame->content_length, JSON_ALLOW_NUL, NULL), *request;
	json_t *result = json_object_get(message, "result");
	bool said = false;
	size_t index;

	json_array_foreach(session->actions, index, request)
	{
		struct open *open = find(session, json_string_value(json_object_get(request, "uri")));
		json_t *actions = json_is_array(result) ? json_copy(result) : json_array();

		if (json_object_get(message, "method") || !json_equal(json_object_get(message, "id"), json_object_get(request, "id"))) {
			json_decref(actions);
			continue;
		}
		if (open && (json_is_array(result) || json_is_null(result)) &&
		    add_actions(open, json_object_get(request, "range"), actions) > 0) {
			json_object_set(message, "result", actions);
			say(to_editor, message);
			said = true;
		}
		json_decref(actions);
		json_array_remove(session->actions, index);
		break;
	}
	json_decref(message);
	return said;
}

void bri_session_from_server(struct bri_session *session, const struct bri_frame *frame, struct bri_flow *to_editor)
{
	if (session->initialize && frame->content)
		take_answer(session, frame);
	if (json_array_size(session->actions) > 0 && holds(frame, "\"result\"") &&
	    take_action_answer(session, frame, to_editor))
		return;
	if ((holds(frame, "textDocument/publishDiagnostics") || holds(frame, "textDocument\\/publishDiagnostics")) &&
	    take_published(session, frame, to_editor))
		return;
	bri_flow_write(to_editor, frame->bytes, frame->length);
}

/* ---- checks ---------------------------------------------------------------------------- */

static bool is_caught_up(const struct open *open)
{
	const json_t *version = json_object_get(open->theirs, "version");

	return open->theirs && (!json_is_integer(version) || json_integer_value(version) >= open->document->version);
}

static json_t *keep(const struct open *open, json_t *diagnostic, json_t *edits)
{
	json_int_t line = json_integer_value(
	    json_object_get(json_object_get(json_object_get(diagnostic, "range"), "start"), "line"));
	size_t length = 0;
	const char *text = bri_document_line(open->document, (size_t)line, &length);

	return json_pack("{s:o, s:o, s:o*}", "diagnostic", diagnostic, "line",
	                 text ? json_stringn_nocheck(text, length) : json_string(""), "edits", edits);
}

static void take_findings(const struct bri_session *session, struct open *open, const json_t *result)
{
	const char *failure = json_string_value(json_object_get(result, "failure"));
	json_t *ours = json_array(), *diagnostic;
	const json_t *finding;
	size_t index;

	json_array_foreach(json_object_get(result, "findings"), index, finding)
	{
		diagnostic = bri_publish_finding(open->document, finding, &session->editor);
		if (diagnostic)
			json_array_append_new(
			    ours, keep(open, diagnostic, bri_publish_edits(open->document, finding, &session->editor)));
	}
	if (failure) {
		diagnostic = json_pack("{s:{s:{s:i, s:i}, s:{s:i, s:i}}, s:i, s:s, s:o}", "range", "start", "line", 0,
		                       "character", 0, "end", "line", 0, "character", 1, "severity", 1, "source",
		                       "brinell", "message", json_sprintf("brinell: %s", failure));
		if (diagnostic)
			json_array_append_new(ours, keep(open, diagnostic, NULL));
	}
	json_decref(open->ours);
	open->ours = ours;
	open->ours_version = open->document->version;
}

static void start_check(struct bri_session *session, struct open *open, bool may_be_gcc)
{
	struct bri_error error = {"", ""};
	const char *mode = getenv("BRINELL_MODE");

	open->due = 0;
	if (open->document->is_lost || (mode && strcmp(mode, "off") == 0))
		return;
	open->check = bri_buffer_check_start(session->checker, open->document, may_be_gcc, &error);
	open->check_end = bri_now() + CHECK_MAX;
	if (!open->check && error.what[0] && !session->complained) {
		fprintf(stderr, "brinell-clangd: %s: %s\n", error.where, error.what);
		session->complained = true;
	}
}

static void end_check(struct bri_session *session, struct open *open, struct bri_flow *to_editor)
{
	json_t *result = bri_buffer_check_result(open->check, open->document);
	bool had = json_array_size(open->ours) > 0, was_gcc = open->check->is_gcc;

	bri_buffer_check_free(open->check);
	open->check = NULL;
	if (!result && was_gcc) { /* broken code: Clang reads on behind a mistake */
		start_check(session, open, false);
		return;
	}
	if (!result) {
		if (!session->complained)
			fprintf(stderr, "brinell-clangd: %s: the check ended without a result; clangd goes on, and the next "
			                "edit tries again\n", open->document->path);
		session->complained = true;
		return;
	}
	take_findings(session, open, result);
	json_decref(result);
	if (!had && json_array_size(open->ours) == 0)
		return;
	if (is_caught_up(open))
		publish(open, to_editor);
	else
		open->publish_due = bri_now() + PATIENCE;
}

static size_t running(const struct bri_session *session)
{
	size_t count = 0;

	for (const struct open *open = session->documents; open; open = open->next)
		count += open->check != NULL;
	return count;
}

size_t bri_session_polls(const struct bri_session *session, struct pollfd ret_polls[BRI_CHECKS_MAX])
{
	size_t count = 0;

	for (const struct open *open = session->documents; open; open = open->next)
		if (open->check && count < BRI_CHECKS_MAX)
			ret_polls[count++] = (struct pollfd){.fd = open->check->out, .events = POLLIN};
	return count;
}

static void earlier(long long *at, long long other)
{
	if (other && (!*at || other < *at))
		*at = other;
}

int bri_session_wait(const struct bri_session *session)
{
	bool can_start = running(session) < BRI_CHECKS_MAX;
	long long at = 0, left;

	for (const struct open *open = session->documents; open; open = open->next) {
		if (can_start && !open->check)
			earlier(&at, open->due);
		if (open->check)
			earlier(&at, open->check_end);
		earlier(&at, open->publish_due);
	}
	left = at ? at - bri_now() : -1;
	return !at ? -1 : left < 0 ? 0 : (int)left;
}

void bri_session_work(struct bri_session *session, struct bri_flow *to_editor)
{
	long long now = bri_now();

	for (struct open *open = session->documents; open; open = open->next)
		if (open->check && (bri_buffer_check_read(open->check) || now >= open->check_end))
			end_check(session, open, to_editor);
	for (struct open *open = session->documents; open; open = open->next) {
		if (open->publish_due && now >= open->publish_due)
			publish(open, to_editor);
		if (session->checker && open->due && now >= open->due && !open->check && running(session) < BRI_CHECKS_MAX)
			start_check(session, open, true);
	}
}
