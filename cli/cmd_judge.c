/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell judge`: facts as text in, verdict out; no compiler is needed. */
#include "command.h"
#include "judge.h"
#include "mapping.h"
#include "session.h"
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STANDARD_INPUT_MAX (256u << 20)

/* Standard input, whole; NULL with reterr. */
static char *read_standard_input(size_t *ret_size, struct bri_error *reterr)
{
	size_t size = 0, capacity = 65536;
	char *text = malloc(capacity);

	while (text != NULL) {
		ssize_t got = read(0, text + size, capacity - size);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			bri_error_set(reterr, "standard input", "can't read it: %s", strerror(errno));
			free(text);
			return NULL;
		}
		if (got == 0)
			break;
		size += (size_t)got;
		if (size == capacity) {
			char *grown = capacity >= STANDARD_INPUT_MAX ? NULL : realloc(text, 2 * capacity);

			if (grown == NULL)
				free(text);
			text = grown;
			capacity *= 2;
		}
	}
	if (text == NULL)
		bri_error_set(reterr, "standard input", "too much text, or out of memory");
	*ret_size = size;
	return text;
}

static int judge_text(struct bri_session *session, const char *text, size_t size, const char *where,
                      struct bri_error *reterr)
{
	struct bri_judge_options options = {.line = bri_sources_line, .line_context = session->sources};
	struct bri_findings *findings = bri_findings_new();
	struct bri_unit *unit = bri_unit_read(text, size, where, reterr);
	int result = -1;

	if (unit != NULL && findings != NULL &&
	    bri_judge_unit(session->chosen.policy, unit, &options, findings, reterr) == 0)
		result = bri_gather_findings(&session->gathered, findings, reterr);
	else if (unit != NULL && findings == NULL)
		bri_error_set(reterr, where, "out of memory");
	session->gathered.units++;
	bri_findings_free(findings);
	bri_unit_free(unit);
	return result;
}

static int judge_file(struct bri_session *session, const char *path, struct bri_error *reterr)
{
	struct bri_mapping mapping;
	int result;

	if (strcmp(path, "-") == 0) {
		size_t size = 0;
		char *text = read_standard_input(&size, reterr);

		if (text == NULL)
			return -1;
		result = judge_text(session, text, size, "standard input", reterr);
		free(text);
		return result;
	}
	if (bri_mapping_open(&mapping, path, reterr) != 0)
		return -1;
	result = judge_text(session, (const char *)mapping.bytes, mapping.size, path, reterr);
	bri_mapping_close(&mapping);
	return result;
}

int bri_cmd_judge(int argc, char **argv)
{
	struct bri_session session = {0};
	const struct bri_option options[] = {BRI_SESSION_OPTIONS(session), {0}};
	const struct bri_usage usage = {
		"judge [OPTION...] FACTS...",
		"Judge facts written as text by 'brinell facts' or by hand; - is standard input.\n"
		"Exit status: 0 clean, 1 unwaived errors, 2 usage or bad policy, 3 the facts can't be read.",
		options, false};
	struct bri_error error = {"", ""};
	int first, status;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (first >= argc) {
		bri_complain_text("no facts given; usage: brinell %s", usage.line);
		return BRI_EXIT_USAGE;
	}
	status = bri_session_open(&session, NULL);
	if (status != 0)
		return status;
	for (int i = first; i < argc; i++)
		if (judge_file(&session, argv[i], &error) != 0)
			bri_session_fail(&session, &error);
	status = bri_session_finish(&session, false, NULL, 0);
	bri_session_close(&session);
	return status;
}
