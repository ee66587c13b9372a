/* SPDX-License-Identifier: Apache-2.0 */
/* Small texts that several documents show: dates, digests, a clause's standing
 * in other standards, and untrusted text made safe for markup. */
#include "document.h"
#include "audit.h"
#include "date.h"
#include "judge.h"
#include "sha256.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A comment's waiver tells its last day at the end of its place. */
static const char source_expiry[] = ", expires ";

const char *bri_report_expiry(const struct bri_report *report, const struct bri_finding *finding, char ret_date[11])
{
	size_t count, length = strlen(finding->waiver_place);
	const struct bri_waiver *waivers = bri_policy_waivers(report->policy, &count);

	ret_date[0] = '\0';
	if (!finding->waived)
		return ret_date;
	if (finding->waived_in_source) {
		if (length > sizeof(source_expiry) + 9 &&
		    strncmp(finding->waiver_place + length - sizeof(source_expiry) - 9, source_expiry, sizeof(source_expiry) - 1) == 0)
			memcpy(ret_date, finding->waiver_place + length - 10, 11);
		return ret_date;
	}
	for (size_t i = 0; i < count; i++) {
		if (strcmp(bri_policy_text(report->policy, waivers[i].place), finding->waiver_place) != 0)
			continue;
		bri_date_text(waivers[i].expires, ret_date);
		break;
	}
	return ret_date;
}

const char *bri_report_file(const struct bri_report *report, const struct bri_finding *finding)
{
	const char *whole = report->audit == NULL ? "" : bri_audit_whole(report->audit);

	if (finding->gate == BRI_GATE_IMAGE && strcmp(finding->file, ".") == 0 && whole[0] != '\0')
		return whole;
	return finding->file[0] == '\0' || strcmp(finding->file, ".") == 0 ? "unknown" : finding->file;
}

void bri_document_moment(char ret_moment[32])
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	size_t digits = epoch == NULL ? 0 : strspn(epoch, "0123456789");
	time_t now = digits > 0 && digits < 12 && epoch[digits] == '\0' ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm tm;

	if (gmtime_r(&now, &tm) == NULL || strftime(ret_moment, 32, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		snprintf(ret_moment, 32, "1970-01-01T00:00:00Z");
}

void bri_document_digest(const char *text, size_t size, char ret_hex[65])
{
	uint8_t digest[32];

	bri_sha256(text, size, digest);
	bri_digest_text(digest, ret_hex);
}

void bri_clause_mapping(const struct bri_policy *policy, const struct bri_clause *clause, const char *standard,
                        char *ret_text, size_t size)
{
	const char *at = bri_policy_text(policy, clause->mappings);
	size_t length = strlen(standard);

	ret_text[0] = '\0';
	while (*at != '\0') {
		size_t part = strcspn(at, ";");

		if (part > length && strncmp(at, standard, length) == 0 && at[length] == ' ') {
			snprintf(ret_text, size, "%.*s", (int)(part - length - 1), at + length + 1);
			return;
		}
		at += part;
		at += strspn(at, "; ");
	}
}

/* Characters that turn the direction of what follows, or that nobody sees. */
static bool misleads(const unsigned char *at)
{
	return at[0] == 0xe2 && ((at[1] == 0x80 && ((at[2] >= 0x8b && at[2] <= 0x8f) || (at[2] >= 0xa8 && at[2] <= 0xae))) ||
	                         (at[1] == 0x81 && at[2] >= 0xa0 && at[2] <= 0xaf));
}

static void put_character(FILE *stream, const unsigned char *at, size_t length)
{
	switch (at[0]) {
	case '&':
		fputs("&amp;", stream);
		return;
	case '<':
		fputs("&lt;", stream);
		return;
	case '>':
		fputs("&gt;", stream);
		return;
	case '"':
		fputs("&quot;", stream);
		return;
	case '\'':
		fputs("&#39;", stream);
		return;
	default:
		break;
	}
	if ((at[0] < 0x20 && at[0] != '\t' && at[0] != '\n') || at[0] == 0x7f)
		fprintf(stream, "\\x%02x", at[0]);
	else if (length == 2 && at[0] == 0xc2 && at[1] < 0xa0)
		fprintf(stream, "\\x%02x", at[1]);
	else if (length == 3 && misleads(at))
		fprintf(stream, "\\u%04x", (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu));
	else if (length == 3 && at[0] == 0xef && at[1] == 0xbf && at[2] >= 0xbe)
		fputs("\xef\xbf\xbd", stream); /* no character of XML */
	else
		fwrite(at, 1, length, stream);
}

void bri_markup_text(FILE *stream, const char *text)
{
	const unsigned char *at = (const unsigned char *)(text == NULL ? "" : text);

	while (*at != '\0') {
		size_t length = bri_utf8_sequence(at);

		if (length == 0)
			fputs("\xef\xbf\xbd", stream);
		else
			put_character(stream, at, length);
		at += length == 0 ? 1 : length;
	}
}
