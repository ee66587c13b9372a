/* SPDX-License-Identifier: Apache-2.0 */
/* Which failing rows a waiver accepts.  A row's finding is found by what both
 * say: the rule and the file and line, or the rule and the detail, which is the
 * finding's message, with its place before it when another file holds it. */
#include "audit_document.h"

#include <stdlib.h>
#include <string.h>

struct slot {
	char *key; /* rule, newline, place or detail */
	const struct bri_finding *finding;
};

struct bri_audit_waivers {
	struct slot *slots; /* open addressing, at most half full */
	size_t size, count;
	bool is_incomplete;
};

static struct slot *find_slot(const struct bri_audit_waivers *waivers, const char *key)
{
	size_t at = bri_policy_hash(key) & (waivers->size - 1);

	while (waivers->slots[at].key != NULL && strcmp(waivers->slots[at].key, key) != 0)
		at = (at + 1) & (waivers->size - 1);
	return &waivers->slots[at];
}

/* Waived ones come first; of two findings that a row can't tell apart, the one that no waiver accepts counts. */
static void add(struct bri_audit_waivers *waivers, char *key, const struct bri_finding *finding)
{
	struct slot *slot = key == NULL ? NULL : find_slot(waivers, key);

	waivers->is_incomplete |= key == NULL;
	if (slot != NULL && slot->key == NULL && finding->waived) {
		*slot = (struct slot){key, finding};
		return;
	}
	if (slot != NULL && slot->key != NULL && !finding->waived)
		slot->finding = finding;
	free(key);
}

static char *place_key(const char *rule, const char *file, uint32_t line)
{
	char *key;

	return asprintf(&key, "%s\n@%u %s", rule, (unsigned)line, file) < 0 ? NULL : key;
}

/* A detail of a row is at most 1023 bytes long. */
static char *detail_key(const char *rule, const char *detail)
{
	char *key;

	return asprintf(&key, "%s\n=%.1023s", rule, detail) < 0 ? NULL : key;
}

static void add_finding(struct bri_audit_waivers *waivers, const struct bri_finding *finding)
{
	char *text;

	add(waivers, place_key(finding->rule, finding->file, finding->line), finding);
	if (finding->message[0] == '\0')
		return;
	add(waivers, detail_key(finding->rule, finding->message), finding);
	if (asprintf(&text, "%s: %s", finding->file, finding->message) < 0)
		text = NULL;
	add(waivers, text == NULL ? NULL : detail_key(finding->rule, text), finding);
	free(text);
	if (asprintf(&text, "%s:%u:%u: %s", finding->file, (unsigned)finding->line, (unsigned)finding->column,
	             finding->message) < 0)
		text = NULL;
	add(waivers, text == NULL ? NULL : detail_key(finding->rule, text), finding);
	free(text);
}

struct bri_audit_waivers *bri_audit_waivers_new(const struct bri_findings *findings)
{
	size_t count = bri_findings_count(findings), waived = 0;
	struct bri_audit_waivers *waivers = calloc(1, sizeof(*waivers));

	for (size_t i = 0; i < count; i++)
		waived += bri_findings_at(findings, i)->waived;
	if (waivers == NULL || waived == 0)
		return waivers;
	for (waivers->size = 64; waivers->size < 8 * waived;)
		waivers->size *= 2;
	waivers->slots = calloc(waivers->size, sizeof(*waivers->slots));
	for (size_t i = 0; waivers->slots != NULL && i < 2 * count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i % count);

		if (finding->waived == (i < count))
			add_finding(waivers, finding);
	}
	if (waivers->slots == NULL || waivers->is_incomplete) {
		bri_audit_waivers_free(waivers);
		return NULL;
	}
	waivers->count = waived;
	return waivers;
}

void bri_audit_waivers_free(struct bri_audit_waivers *waivers)
{
	if (waivers == NULL)
		return;
	for (size_t i = 0; waivers->slots != NULL && i < waivers->size; i++)
		free(waivers->slots[i].key);
	free(waivers->slots);
	free(waivers);
}

const struct bri_finding *bri_audit_waiver(const struct bri_audit_waivers *waivers, const struct bri_audit_file *file,
                                           const struct bri_audit_row *row)
{
	const struct bri_finding *finding = NULL;
	char *key;

	if (waivers == NULL || waivers->count == 0 || row->result != BRI_FAIL)
		return NULL;
	key = place_key(row->rule, file->file, row->line);
	if (key != NULL)
		finding = find_slot(waivers, key)->finding;
	free(key);
	if (finding == NULL) {
		key = detail_key(row->rule, row->detail);
		if (key != NULL)
			finding = find_slot(waivers, key)->finding;
		free(key);
	}
	return finding != NULL && finding->waived ? finding : NULL;
}
