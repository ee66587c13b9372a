/* SPDX-License-Identifier: Apache-2.0 */
/* link: brinell_editor */
/* The editor gate's parts that need no clangd: messages out of bytes, buffers
 * through their changes, what an editor is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "frame.h"
#include "publish.h"

/* ---- frames ------------------------------------------------------------------------ */

static const char two[] = "Content-Length: 2\r\n\r\n{}content-type: x\r\nCONTENT-LENGTH:  3 \r\n\r\n[1]";

static void frames_come_out_whatever_the_pieces(void **state)
{
	(void)state;
	for (size_t piece = 1; piece <= sizeof two - 1; piece++) {
		struct bri_frames frames = {0};
		struct bri_frame frame;
		char seen[2][8] = {"", ""};
		size_t count = 0, bytes = 0;

		for (size_t at = 0; at < sizeof two - 1; at += piece) {
			size_t length = sizeof two - 1 - at < piece ? sizeof two - 1 - at : piece;

			assert_int_equal(bri_frames_add(&frames, two + at, length), 0);
			while (bri_frames_next(&frames, &frame)) {
				assert_true(count < 2);
				memcpy(seen[count++], frame.content, frame.content_length);
				assert_memory_equal(frame.bytes, two + bytes, frame.length);
				bytes += frame.length;
			}
		}
		assert_int_equal(count, 2);
		assert_string_equal(seen[0], "{}");
		assert_string_equal(seen[1], "[1]");
		assert_int_equal(bytes, sizeof two - 1);
		bri_frames_finish(&frames);
	}
}

static void what_is_no_message_passes_raw(void **state)
{
	static const char *const texts[] = {"hello\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: 99999999999999\r\n\r\n",
	                                    "Content-Type: x\r\n\r\n{}"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct bri_frames frames = {0};
		struct bri_frame frame;

		bri_frames_add(&frames, texts[i], strlen(texts[i]));
		assert_true(bri_frames_next(&frames, &frame));
		assert_null(frame.content);
		assert_int_equal(frame.length, strlen(texts[i]));
		assert_memory_equal(frame.bytes, texts[i], frame.length);
		/* And for ever after: nobody knows where a message would begin. */
		bri_frames_add(&frames, two, sizeof two - 1);
		assert_true(bri_frames_next(&frames, &frame));
		assert_null(frame.content);
		bri_frames_finish(&frames);
	}
}

static void half_a_message_waits(void **state)
{
	struct bri_frames frames = {0};
	struct bri_frame frame;

	(void)state;
	bri_frames_add(&frames, two, 20);
	assert_false(bri_frames_next(&frames, &frame));
	assert_true(bri_frames_rest(&frames, &frame));
	assert_int_equal(frame.length, 20);
	bri_frames_finish(&frames);
}

/* ---- documents --------------------------------------------------------------------- */

static struct bri_document *document_of(const char *text)
{
	struct bri_document *document = bri_document_new("file:///a%20b/%C3%A9.c", text, strlen(text));

	assert_non_null(document);
	return document;
}

static void change(struct bri_document *document, const char *json, bool utf8)
{
	json_t *changes = json_loads(json, 0, NULL);

	assert_non_null(changes);
	bri_document_change(document, changes, utf8);
	json_decref(changes);
}

static void a_uri_is_a_path(void **state)
{
	struct bri_document *document = document_of("");

	(void)state;
	assert_string_equal(document->path, "/a b/é.c");
	bri_document_free(document);
	assert_null(bri_document_new("untitled:x", "", 0));
}

static void changes_are_followed(void **state)
{
	struct bri_document *document = document_of("one\n\xf0\x9f\x94\x91 key\r\nthree");

	(void)state;
	/* The key is two code units of UTF-16, four bytes. */
	change(document,
	       "[{\"range\":{\"start\":{\"line\":1,\"character\":3},\"end\":{\"line\":1,\"character\":6}},\"text\":\"lock\"}]", false);
	assert_string_equal(document->text, "one\n\xf0\x9f\x94\x91 lock\r\nthree");
	change(document,
	       "[{\"range\":{\"start\":{\"line\":1,\"character\":5},\"end\":{\"line\":1,\"character\":9}},\"text\":\"key\"}]", true);
	assert_string_equal(document->text, "one\n\xf0\x9f\x94\x91 key\r\nthree");
	/* Behind the end is the end. */
	change(document,
	       "[{\"range\":{\"start\":{\"line\":0,\"character\":99},\"end\":{\"line\":9,\"character\":0}},\"text\":\"\"}]", false);
	assert_string_equal(document->text, "one");
	assert_false(document->is_lost);
	bri_document_free(document);
}

static void a_change_that_makes_no_sense_loses_the_document_until_it_is_told_whole(void **state)
{
	struct bri_document *document = document_of("one\ntwo\n");

	(void)state;
	change(document,
	       "[{\"range\":{\"start\":{\"line\":1,\"character\":0},\"end\":{\"line\":0,\"character\":0}},\"text\":\"\"}]", false);
	assert_true(document->is_lost);
	change(document, "[{\"text\":\"three\"}]", false);
	assert_false(document->is_lost);
	assert_string_equal(document->text, "three");
	bri_document_free(document);
}

/* ---- what is shown ------------------------------------------------------------------- */

static json_t *marked(const char *json, bool changes)
{
	json_t *diagnostic = json_loads(json, 0, NULL);

	assert_non_null(diagnostic);
	assert_int_equal(bri_publish_mark(diagnostic), changes);
	return diagnostic;
}

static void the_plugins_diagnostics_get_their_rule(void **state)
{
	json_t *one = marked("{\"message\":\"X [tls.verify-off] (clause)\",\"severity\":1}", true);
	json_t *waived = marked("{\"message\":\"X [crypto.weak-hash, waived: etag]\",\"severity\":2}", true);
	json_t *clangs = marked("{\"message\":\"array [3] of [x]\",\"severity\":2}", false);
	json_t *coded = marked("{\"message\":\"X [a.b]\",\"code\":\"other\",\"severity\":2}", false);

	(void)state;
	assert_string_equal(json_string_value(json_object_get(one, "code")), "tls.verify-off");
	assert_string_equal(json_string_value(json_object_get(one, "source")), "brinell");
	assert_int_equal(json_integer_value(json_object_get(one, "severity")), 1);
	assert_int_equal(json_integer_value(json_object_get(waived, "severity")), 4);
	assert_null(json_object_get(clangs, "source"));
	json_decref(one);
	json_decref(waived);
	json_decref(clangs);
	json_decref(coded);
}

static void a_finding_is_where_the_editor_counts(void **state)
{
	struct bri_document *document = document_of("/* \xc3\xa9 */ bad();\n");
	struct bri_editor editor = {.related = true};
	json_t *finding = json_pack("{s:s, s:i, s:i, s:i, s:s, s:s, s:[{s:s, s:i, s:i, s:i, s:s}]}", "file", "/a b/é.c", "line", 1,
	                            "column", 10, "end", 13, "severity", "error", "message", "m [a.b]", "steps", "file",
	                            "/other.c", "line", 3, "column", 2, "end", 3, "text", "here");
	json_t *diagnostic = bri_publish_finding(document, finding, &editor), *start;

	(void)state;
	assert_non_null(diagnostic);
	start = json_object_get(json_object_get(diagnostic, "range"), "start");
	assert_int_equal(json_integer_value(json_object_get(start, "character")), 8);
	assert_int_equal(json_array_size(json_object_get(diagnostic, "relatedInformation")), 1);
	json_decref(diagnostic);
	editor.related = false;
	diagnostic = bri_publish_finding(document, finding, &editor);
	assert_string_equal(json_string_value(json_object_get(diagnostic, "message")), "m [a.b]\nhere");
	json_decref(diagnostic);
	json_object_set_new(finding, "file", json_string("/elsewhere.c"));
	assert_null(bri_publish_finding(document, finding, &editor));
	json_decref(finding);
	bri_document_free(document);
}

static void an_older_finding_follows_its_line(void **state)
{
	struct bri_document *document = document_of("new\nnew\nbad();\n");
	json_t *diagnostic = json_pack("{s:{s:{s:i, s:i}, s:{s:i, s:i}}}", "range", "start", "line", 0, "character", 0, "end",
	                               "line", 0, "character", 3);

	(void)state;
	assert_true(bri_publish_move(document, diagnostic, "bad();"));
	assert_int_equal(json_integer_value(json_object_get(
	                     json_object_get(json_object_get(diagnostic, "range"), "start"), "line")), 2);
	assert_false(bri_publish_move(document, diagnostic, "gone();"));
	json_decref(diagnostic);
	bri_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(frames_come_out_whatever_the_pieces),
	    cmocka_unit_test(what_is_no_message_passes_raw),
	    cmocka_unit_test(half_a_message_waits),
	    cmocka_unit_test(a_uri_is_a_path),
	    cmocka_unit_test(changes_are_followed),
	    cmocka_unit_test(a_change_that_makes_no_sense_loses_the_document_until_it_is_told_whole),
	    cmocka_unit_test(the_plugins_diagnostics_get_their_rule),
	    cmocka_unit_test(a_finding_is_where_the_editor_counts),
	    cmocka_unit_test(an_older_finding_follows_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
