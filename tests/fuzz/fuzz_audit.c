/* SPDX-License-Identifier: Apache-2.0 */
/* sources: cli/audit_read.c */
/* libraries: jansson */
/* Any bytes as an audit that another machine wrote: what is taken from it is complete and has words that exist, and what
 * isn't an audit is refused with a reason.  The audit itself is played here. */
#include "audit_document.h"
#include "property.h"
#include "../../cli/session.h" /* editor/ has one, too */

#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[] = "/tmp/brinell-fuzz-audit-XXXXXX";
static struct bri_audit_file kept;
static size_t files, rows, failures;

const char *bri_audit_result_word(unsigned result)
{
	static const char *const words[] = { "pass", "fail", "unknown", "not-applicable" };
	demand(result < 4);
	return words[result];
}

const char *bri_audit_severity_word(unsigned severity)
{
	static const char *const words[] = { "off", "warning", "error" };
	demand(severity < 3);
	return words[severity];
}

const char *bri_joined_text(enum bri_joined joined)
{
	return joined == BRI_JOINED_CHANGED ? "changed since" : "unproven";
}

void bri_session_fail(void *session, const struct bri_error *error)
{
	demand(session != NULL && error->what[0] != '\0');
	failures++;
}

struct bri_audit_file *bri_audit_restore(struct bri_audit *audit, const struct bri_audit_file *file, const char *from,
                                         struct bri_error *reterr)
{
	(void)audit;
	(void)reterr;
	demand(strcmp(from, path) == 0 && strlen(file->file) + strlen(file->build_id) < SIZE_MAX);
	demand(file->sha256[0] == '\0' || strlen(file->sha256) == 64);
	demand((unsigned)file->kind <= BRI_ELF_CONFIG && file->row_count == 0);
	kept = *file;
	files++;
	return &kept;
}

int bri_audit_restore_row(struct bri_audit *audit, struct bri_audit_file *file, const struct bri_audit_row *row,
                          struct bri_error *reterr)
{
	(void)audit;
	(void)reterr;
	demand(file == &kept && row->rule != NULL && row->detail != NULL && row->proof != NULL);
	demand(row->result <= BRI_NOT_APPLICABLE && row->severity <= BRI_ERROR);
	rows++;
	return 0;
}

static void leave(void)
{
	unlink(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct bri_session session;
	struct bri_error error = { .what = "" };

	if (session.chosen.policy == NULL) {
		const int descriptor = mkstemp(path);
		demand(descriptor >= 0 && close(descriptor) == 0 && atexit(leave) == 0);
		session.chosen.policy = bri_policy_open(FUZZ_POLICIES "/xiaomi-2.0-high.bri", &error);
		demand(session.chosen.policy != NULL);
	}
	FILE *file = fopen(path, "wb");
	demand(file != NULL && fwrite(data, 1, size, file) == size && fclose(file) == 0);
	files = rows = failures = session.gathered.audits = 0;
	const bool is_document = bri_audit_is_document(path);
	error.what[0] = '\0';
	if (bri_audit_read(&session, NULL, path, &error) < 0)
		demand(error.what[0] != '\0' && error.where[0] != '\0');
	else
		demand(session.gathered.audits == 1 && (is_document || size < 3 || files + failures == 0));
	return 0;
}
