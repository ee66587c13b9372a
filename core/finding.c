/* SPDX-License-Identifier: Apache-2.0 */
/* The list of findings: it copies, drops doubles, orders and counts.  It gives
 * no finding its severity and writes none out. */
#include "finding.h"

#include "arena.h"
#include "runs.h"

#include <stdlib.h>
#include <string.h>

/* Unknowns of a rule that were only counted. */
struct counted {
	const char *rule;
	size_t count;
};

struct bri_findings {
	struct bri_arena arena;
	struct bri_finding **items; /* each in the arena: a returned copy never moves */
	size_t count, capacity;
	struct bri_finding **slots; /* by rule and place; open addressing, at most half full */
	size_t slots_size;          /* a power of two, or 0 */
	const char **texts;         /* kept, by content; as slots */
	size_t texts_size, text_count;
	struct counted *unknown;
	size_t unknown_count;
	bool incomplete;
};

struct bri_findings *bri_findings_new(void)
{
	return calloc(1, sizeof(struct bri_findings));
}

void bri_findings_free(struct bri_findings *findings)
{
	if (findings == NULL)
		return;
	free(findings->items);
	free(findings->slots);
	free(findings->texts);
	free(findings->unknown);
	bri_arena_finish(&findings->arena);
	free(findings);
}

size_t bri_findings_count(const struct bri_findings *findings)
{
	return findings->count;
}

const struct bri_finding *bri_findings_at(const struct bri_findings *findings, size_t i)
{
	return i < findings->count ? findings->items[i] : NULL;
}

bool bri_findings_is_complete(const struct bri_findings *findings)
{
	return !findings->incomplete;
}

/* ---- texts: many findings and rows say the same ---------------------------------- */

/* Longer ones are rarely said twice. */
#define SHARED_MAX 512

static uint64_t hash_bytes(const char *text, size_t length)
{
	uint64_t hash = length * UINT64_C(0x9e3779b97f4a7c15), word;

	for (; length >= sizeof(word); text += sizeof(word), length -= sizeof(word)) {
		memcpy(&word, text, sizeof(word));
		hash = (hash ^ word) * UINT64_C(0xff51afd7ed558ccd);
		hash ^= hash >> 32;
	}
	word = 0;
	memcpy(&word, text, length);
	hash = (hash ^ word) * UINT64_C(0xff51afd7ed558ccd);
	return hash ^ hash >> 32;
}

static const char **find_text(const char **texts, size_t size, const char *text, size_t length)
{
	size_t at = hash_bytes(text, length) & (size - 1);

	while (texts[at] != NULL && strcmp(texts[at], text) != 0)
		at = (at + 1) & (size - 1);
	return &texts[at];
}

static bool reserve_text(struct bri_findings *findings)
{
	size_t size = findings->texts_size == 0 ? 64 : 2 * findings->texts_size;
	const char **texts;

	if (4 * (findings->text_count + 1) <= 3 * findings->texts_size)
		return true;
	texts = calloc(size, sizeof(*texts));
	if (texts == NULL)
		return false;
	for (size_t i = 0; i < findings->texts_size; i++)
		if (findings->texts[i] != NULL)
			*find_text(texts, size, findings->texts[i], strlen(findings->texts[i])) = findings->texts[i];
	free(findings->texts);
	findings->texts = texts;
	findings->texts_size = size;
	return true;
}

const char *bri_findings_keep(struct bri_findings *findings, const char *text)
{
	const char **slot = NULL;

	if (text == NULL || text[0] == '\0')
		return "";
	size_t length = strlen(text);
	if (length <= SHARED_MAX && reserve_text(findings)) {
		slot = find_text(findings->texts, findings->texts_size, text, length);
		if (*slot != NULL)
			return *slot;
	}
	const char *copy = bri_arena_text(&findings->arena, text, length);
	if (copy == NULL) {
		findings->incomplete = true;
		return "";
	}
	if (slot != NULL) {
		*slot = copy;
		findings->text_count++;
	}
	return copy;
}

static const char *or_empty(const char *text)
{
	return text != NULL ? text : "";
}

static size_t hash_text(size_t hash, const char *text)
{
	for (const unsigned char *p = (const unsigned char *)or_empty(text); *p != '\0'; p++)
		hash = (hash ^ *p) * 16777619u;
	return (hash ^ 0xffu) * 16777619u;
}

static size_t hash_finding(const struct bri_finding *finding)
{
	size_t hash = hash_text(hash_text(2166136261u, finding->rule), finding->file);
	hash ^= finding->line * (size_t)2654435761u;
	hash ^= finding->column * (size_t)2246822519u;
	return hash ^ (hash >> 15);
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare(const struct bri_finding *a, const struct bri_finding *b)
{
	int order = strcmp(or_empty(a->file), or_empty(b->file));
	if (order == 0)
		order = compare_numbers(a->line, b->line);
	if (order == 0)
		order = compare_numbers(a->column, b->column);
	if (order == 0)
		order = strcmp(or_empty(a->rule), or_empty(b->rule));
	return order;
}

/* One of ours, with what its slot follows from: texts of thousands of findings aren't read again when the table grows. */
struct kept {
	struct bri_finding finding;
	size_t hash;
};

static size_t kept_hash(const struct bri_finding *finding)
{
	return ((const struct kept *)finding)->hash;
}

/* The slot that holds a finding of that rule and place, or the free one. */
static struct bri_finding **find_slot(struct bri_finding **slots, size_t size, const struct bri_finding *finding,
                                      size_t hash)
{
	size_t at = hash & (size - 1);
	while (slots[at] != NULL && compare(slots[at], finding) != 0)
		at = (at + 1) & (size - 1);
	return &slots[at];
}

static bool reserve(struct bri_findings *findings)
{
	struct bri_finding **items =
		bri_array_grow(findings->items, &findings->capacity, findings->count, 1, sizeof(struct bri_finding *));
	if (items == NULL)
		return false;
	findings->items = items;
	if (2 * (findings->count + 1) <= findings->slots_size)
		return true;
	size_t size = findings->slots_size == 0 ? 64 : 2 * findings->slots_size;
	struct bri_finding **slots = calloc(size, sizeof(struct bri_finding *));
	if (slots == NULL)
		return false;
	for (size_t i = 0; i < findings->count; i++)
		*find_slot(slots, size, findings->items[i], kept_hash(findings->items[i])) = findings->items[i];
	free(findings->slots);
	findings->slots = slots;
	findings->slots_size = size;
	return true;
}

static void copy_steps(struct bri_findings *findings, struct bri_finding *copy, const struct bri_finding *finding)
{
	copy->steps = NULL;
	copy->step_count = 0;
	if (finding->step_count == 0)
		return;
	struct bri_step *steps = NULL;
	if (finding->step_count <= SIZE_MAX / 2 / sizeof(*steps))
		steps = bri_arena_take(&findings->arena, finding->step_count * sizeof(*steps));
	if (steps == NULL) {
		findings->incomplete = true;
		return;
	}
	for (size_t i = 0; i < finding->step_count; i++) {
		steps[i] = finding->steps[i];
		steps[i].file = bri_findings_keep(findings, steps[i].file);
		steps[i].text = bri_findings_keep(findings, steps[i].text);
	}
	copy->steps = steps;
	copy->step_count = finding->step_count;
}

/* Both count, and the first one for more. */
static bool is_worse(const struct bri_finding *finding, const struct bri_finding *than)
{
	return finding->result == BRI_FAIL && than->result == BRI_FAIL && !finding->waived && !than->waived &&
	       finding->severity > than->severity && than->severity != BRI_OFF;
}

const struct bri_finding *bri_findings_add(struct bri_findings *findings, const struct bri_finding *finding)
{
	if (!reserve(findings)) {
		findings->incomplete = true;
		return NULL;
	}
	size_t hash = hash_finding(finding);
	struct bri_finding **slot = find_slot(findings->slots, findings->slots_size, finding, hash);
	if (*slot != NULL && !is_worse(finding, *slot))
		return *slot;
	bool is_new = *slot == NULL;
	struct kept *kept = is_new ? bri_arena_take(&findings->arena, sizeof(*kept)) : (struct kept *)*slot;
	if (kept == NULL) {
		findings->incomplete = true;
		return NULL;
	}
	*kept = (struct kept){ *finding, hash };
	struct bri_finding *copy = &kept->finding;
	const char **texts[] = { &copy->rule,    &copy->file,          &copy->function,     &copy->message,     &copy->fix,
		                 &copy->clauses, &copy->cwe,           &copy->macro,        &copy->waiver_reason,
		                 &copy->waiver_owner, &copy->waiver_place, &copy->mend, &copy->digest,
		                 &copy->compiled };
	bool was_complete = !findings->incomplete;
	findings->incomplete = false;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		*texts[i] = bri_findings_keep(findings, *texts[i]);
	copy_steps(findings, copy, finding);
	bool is_whole = !findings->incomplete;
	findings->incomplete = !is_whole || !was_complete;
	if (!is_whole)
		return NULL;
	if (is_new)
		*slot = findings->items[findings->count++] = copy;
	return copy;
}

/* Nothing to be left aside, and nobody to be told apart from. */
static bool can_swap(const struct bri_findings *findings, const struct bri_findings *from)
{
	bool can = findings->count == 0 && findings->arena.newest == NULL && findings->unknown_count == 0 &&
	           !findings->incomplete;

	for (size_t i = 0; can && i < from->count; i++)
		can = from->items[i]->severity != BRI_OFF;
	return can;
}

int bri_findings_take(struct bri_findings *findings, struct bri_findings *from)
{
	if (can_swap(findings, from)) {
		struct bri_findings empty = *findings;

		*findings = *from;
		*from = empty;
		return findings->incomplete ? -1 : 0;
	}
	bri_arena_join(&findings->arena, &from->arena);
	for (size_t i = 0; i < from->count && !findings->incomplete; i++) {
		struct bri_finding **slot;

		if (from->items[i]->severity == BRI_OFF)
			continue;
		if (!reserve(findings)) {
			findings->incomplete = true;
			break;
		}
		slot = find_slot(findings->slots, findings->slots_size, from->items[i], kept_hash(from->items[i]));
		if (*slot == NULL)
			*slot = findings->items[findings->count++] = from->items[i];
		else if (is_worse(from->items[i], *slot))
			**slot = *from->items[i];
	}
	bri_findings_add_unknown(findings, from);
	findings->incomplete |= from->incomplete;
	free(from->items);
	free(from->slots);
	free(from->texts);
	free(from->unknown);
	memset(from, 0, sizeof(*from));
	return findings->incomplete ? -1 : 0;
}

void bri_findings_settle(struct bri_findings *findings)
{
	size_t count = findings->count, kept = 0;
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *worse = findings->items[i];
		for (size_t k = 0; k < worse->step_count; k++) {
			const struct bri_step *step = &worse->steps[k];
			const struct bri_finding at = { .rule = worse->rule, .file = step->file, .line = step->line,
				                        .column = step->column };
			struct bri_finding **slot = find_slot(findings->slots, findings->slots_size, &at, hash_finding(&at));
			if (*slot != NULL && is_worse(worse, *slot))
				(*slot)->severity = BRI_OFF;
		}
	}
	for (size_t i = 0; i < count; i++)
		if (findings->items[i]->severity != BRI_OFF)
			findings->items[kept++] = findings->items[i];
	findings->count = kept;
}

static int compare_items(const void *a, const void *b)
{
	return compare(*(struct bri_finding *const *)a, *(struct bri_finding *const *)b);
}

void bri_findings_sort(struct bri_findings *findings)
{
	bri_sort_runs(findings->items, findings->count, compare_items);
}

size_t bri_findings_of(const struct bri_findings *findings, enum bri_severity severity)
{
	size_t count = 0;
	for (size_t i = 0; i < findings->count; i++) {
		const struct bri_finding *finding = findings->items[i];
		if (!finding->waived && finding->result == BRI_FAIL && finding->severity == severity)
			count++;
	}
	return count;
}

void bri_findings_count_unknown(struct bri_findings *findings, const char *rule, size_t more)
{
	size_t i = 0;

	while (i < findings->unknown_count && strcmp(findings->unknown[i].rule, rule) != 0)
		i++;
	if (i == findings->unknown_count) {
		struct counted *grown = more == 0 ? NULL : realloc(findings->unknown, (i + 1) * sizeof(*grown));

		if (grown == NULL) {
			findings->incomplete |= more > 0;
			return;
		}
		grown[i] = (struct counted){bri_findings_keep(findings, rule), 0};
		findings->unknown = grown;
		findings->unknown_count++;
	}
	findings->unknown[i].count += more;
}

void bri_findings_add_unknown(struct bri_findings *findings, const struct bri_findings *from)
{
	for (size_t i = 0; i < from->unknown_count; i++)
		bri_findings_count_unknown(findings, from->unknown[i].rule, from->unknown[i].count);
}

size_t bri_findings_unknown(const struct bri_findings *findings)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->unknown_count; i++)
		count += findings->unknown[i].count;
	return count;
}

size_t bri_findings_unknown_of(const struct bri_findings *findings, const char *rule)
{
	for (size_t i = 0; i < findings->unknown_count; i++)
		if (strcmp(findings->unknown[i].rule, rule) == 0)
			return findings->unknown[i].count;
	return 0;
}

const char *bri_findings_unknown_rule(const struct bri_findings *findings, size_t i)
{
	return i < findings->unknown_count ? findings->unknown[i].rule : NULL;
}
