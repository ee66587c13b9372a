/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that runs out anywhere between a unit's text and the verdict over its program: whatever ends well is the same
 * as with memory to spare, to the last word; everything else is an error that says why. */
/* wrap: malloc calloc realloc strdup bri_interp_room bri_interp_alloc bri_pool_alloc bri_arena_take bri_arena_text bri_policy_setting */
#include "fixture.h"

#include "arena.h"
#include "constants.h"
#include "evidence.h"
#include "fact_build.h"
#include "failing_memory.h"
#include "gate.h"
#include "interp.h"
#include "judge.h"
#include "policy.h"
#include "pool.h"
#include "render.h"

#include <dirent.h>
#include <unistd.h>

char *__wrap_strdup(const char *text);

char *__wrap_strdup(const char *text)
{
	char *copy = malloc(strlen(text) + 1);
	return copy == NULL ? NULL : strcpy(copy, text);
}

/* Pools and arenas ask the heap once for many pieces.  Here a single piece is refused, with room behind it. */
static bool pieces_fail;

void *__real_bri_interp_room(struct interp *in, size_t size);
void *__real_bri_interp_alloc(struct interp *in, size_t size);
void *__real_bri_pool_alloc(struct bri_pool *pool, size_t size);
void *__real_bri_arena_take(struct bri_arena *arena, size_t size);
char *__real_bri_arena_text(struct bri_arena *arena, const char *text, size_t length);
void *__wrap_bri_interp_room(struct interp *in, size_t size);
void *__wrap_bri_interp_alloc(struct interp *in, size_t size);
void *__wrap_bri_pool_alloc(struct bri_pool *pool, size_t size);
void *__wrap_bri_arena_take(struct bri_arena *arena, size_t size);
char *__wrap_bri_arena_text(struct bri_arena *arena, const char *text, size_t length);

/* The interpreter's pool has no room left, and gets none. */
static void exhaust(struct bri_pool *pool)
{
	pool->next = pool->end;
	pool->failed = true;
}

void *__wrap_bri_interp_room(struct interp *in, size_t size)
{
	if (pieces_fail && !may_allocate())
		exhaust(&in->pool);
	return __real_bri_interp_room(in, size);
}

void *__wrap_bri_interp_alloc(struct interp *in, size_t size)
{
	if (pieces_fail && !may_allocate())
		exhaust(&in->pool);
	return __real_bri_interp_alloc(in, size);
}

void *__wrap_bri_pool_alloc(struct bri_pool *pool, size_t size)
{
	if (!pieces_fail || may_allocate())
		return __real_bri_pool_alloc(pool, size);
	pool->failed = true;
	return NULL;
}

void *__wrap_bri_arena_take(struct bri_arena *arena, size_t size)
{
	return pieces_fail && !may_allocate() ? NULL : __real_bri_arena_take(arena, size);
}

char *__wrap_bri_arena_text(struct bri_arena *arena, const char *text, size_t length)
{
	return pieces_fail && !may_allocate() ? NULL : __real_bri_arena_text(arena, text, length);
}

/* Every list of inputs is asked for. */
const char *__real_bri_policy_setting(const struct bri_policy *policy, const char *name);
const char *__wrap_bri_policy_setting(const struct bri_policy *policy, const char *name);

const char *__wrap_bri_policy_setting(const struct bri_policy *policy, const char *name)
{
	return strcmp(name, "sbom") == 0 ? "on" : __real_bri_policy_setting(policy, name);
}

/* What a run comes to, in a room of its own: it must not need memory to be told. */
struct outcome {
	char text[131072];
	size_t size;
};

static void tell(void *context, const char *text, size_t length)
{
	struct outcome *outcome = context;
	assert_true(outcome->size + length < sizeof(outcome->text));
	memcpy(outcome->text + outcome->size, text, length);
	outcome->size += length;
	outcome->text[outcome->size] = '\0';
}

static void tell_findings(struct outcome *outcome, const struct bri_findings *findings)
{
	const struct bri_render render = { .emit = tell, .emit_context = outcome };
	for (size_t i = 0; i < bri_findings_count(findings); i++)
		bri_render_finding(&render, bri_findings_at(findings, i));
	bri_render_summary(&render, findings, 1);
}

typedef bool (*bri_attempt)(void *context, struct outcome *outcome, struct bri_error *error);

/* The line in which the two differ first. */
static void show_difference(const struct outcome *whole, const struct outcome *part)
{
	size_t at = 0;
	while (at < whole->size && whole->text[at] == part->text[at])
		at++;
	while (at > 0 && whole->text[at - 1] != '\n')
		at--;
	print_error("-%.*s\n+%.*s\n", (int)strcspn(whole->text + at, "\n"), whole->text + at,
	            (int)strcspn(part->text + at, "\n"), part->text + at);
}

/* The attempt with the n-th request refused, and with all from the n-th on: for every n, or for about `most` of them. */
static void run_out_everywhere(bri_attempt attempt, void *context, long most)
{
	static struct outcome whole, part;
	struct bri_error error = { .what = "" };
	whole.size = 0;
	memory_runs_out_after(LONG_MAX - 1);
	if (!attempt(context, &whole, &error))
		fail_msg("with memory to spare: %s: %s", error.where, error.what);
	const long requests = LONG_MAX - 1 - allocations_left, step = requests / most + 1;
	memory_is_back();
	assert_true(whole.size > 0 && requests > 0);
	for (int once = 0; once < 2; once++) {
		bool is_through = false;
		for (long allowed = once * (step / 2); !is_through; allowed += step) {
			part.size = 0;
			error = (struct bri_error){ .what = "" };
			if (once)
				memory_fails_once_after(allowed);
			else
				memory_runs_out_after(allowed);
			const bool is_good = attempt(context, &part, &error);
			memory_is_back();
			is_through = !has_run_out;
			if (is_good && (whole.size != part.size || memcmp(whole.text, part.text, part.size) != 0)) {
				show_difference(&whole, &part);
				fail_msg("request %ld failed (%s), and the verdict is another", allowed,
				         once ? "it alone" : "and all behind");
			}
			if (!is_good && error.what[0] == '\0')
				fail_msg("request %ld failed, and nobody says what happened", allowed);
			assert_true(is_good || !is_through);
		}
	}
}

/* About as many are refused, one after the other, in each case.  BRINELL_TEST_EVERY is another number; 1 is EVERY: each
 * single one of nearly all cases (one that makes 30,000 would take hours). */
enum { REQUESTS = 110, PIECES = 70, EVERY = 2000 };

static long about(long most)
{
	const char *asked = getenv("BRINELL_TEST_EVERY");
	const long number = asked == NULL ? 0 : strtol(asked, NULL, 10);
	return number == 1 ? EVERY : number > most ? number : most;
}

/* ---- one unit: judged, its evidence made and read, judged again as a program ---- */

struct case_of_facts {
	struct bri_policy *policy;
	char text[65536];
	size_t size;
};

static bool judge_program(const struct case_of_facts *given, const struct bri_unit *unit, const struct bri_findings *known,
                          struct outcome *outcome, struct bri_error *error)
{
	const struct bri_judge_options options = { .today = 20000, .closed = true };
	struct bri_program *program = bri_program_new();
	struct bri_findings *findings = bri_findings_new();
	bool is_good = program != NULL && findings != NULL;
	if (!is_good)
		bri_error_set(error, "", "out of memory");
	if (is_good && (bri_program_add(program, unit) < 0 || bri_program_alias(program, "from", "to") < 0))
		is_good = bri_error_set(error, "", "out of memory") == 0;
	is_good = is_good && bri_judge_program(given->policy, program, &options, known, findings, error) == 0 &&
	          bri_apply_waivers(given->policy, findings, 20000, true, error) == 0;
	if (is_good)
		tell_findings(outcome, findings);
	bri_findings_free(findings);
	bri_program_free(program);
	return is_good;
}

static bool travel(const struct case_of_facts *given, const struct bri_unit *unit, const struct bri_findings *findings,
                   const struct bri_travel *travel, struct outcome *outcome, struct bri_error *error)
{
	const struct bri_evidence evidence = { .policy = "p", .unit = "u.c", .output = "u.o", .facts = unit,
		                               .findings = findings };
	unsigned char *bytes = NULL;
	size_t size = 0;
	if (bri_evidence_encode(&evidence, travel, false, &bytes, &size, error) < 0)
		return false;
	struct bri_evidence_file *file = bri_evidence_decode(bytes, size, false, "u.o", error);
	free(bytes);
	if (file == NULL)
		return false;
	const struct bri_evidence *read = bri_evidence_get(file);
	tell_findings(outcome, read->findings);
	bri_unit_write(read->facts, tell, outcome);
	const bool is_told = strstr(outcome->text, "\nincomplete\n") == NULL;
	if (!is_told)
		bri_error_set(error, "", "the text says that it is incomplete");
	const bool is_good = is_told && judge_program(given, read->facts, read->findings, outcome, error);
	bri_evidence_free(file);
	return is_good;
}

static bool attempt_unit(void *context, struct outcome *outcome, struct bri_error *error)
{
	const struct case_of_facts *given = context;
	static bool functions[512], nodes[8192], names[2048], declared[512];
	struct bri_travel open = { .functions = functions, .nodes = nodes, .names = names, .declared = declared };
	struct bri_judge_options options = { .today = 20000, .travel = &open };
	struct bri_findings *findings = NULL;
	bool is_good = false;
	struct bri_unit *unit = bri_unit_read(given->text, given->size, "memory.facts", error);
	if (unit == NULL)
		return false;
	assert_true(bri_unit_functions(unit) < sizeof(functions) && bri_unit_nodes(unit) < sizeof(nodes) &&
	            bri_unit_name_count(unit) < sizeof(names));
	memset(functions, 0, sizeof(functions));
	memset(nodes, 0, sizeof(nodes));
	memset(names, 0, sizeof(names));
	memset(declared, 0, sizeof(declared));
	findings = bri_findings_new();
	if (findings == NULL)
		bri_error_set(error, "", "out of memory");
	else if (bri_judge_unit(given->policy, unit, &options, findings, error) == 0) {
		tell_findings(outcome, findings);
		is_good = bri_unit_write_calls(given->policy, unit, tell, outcome, error) == 0 &&
		          travel(given, unit, findings, &open, outcome, error);
	}
	bri_findings_free(findings);
	bri_unit_free(unit);
	return is_good;
}

static struct bri_policy *open_policy(const char *profile)
{
	char path[512];
	struct bri_error error = { .what = "" };
	snprintf(path, sizeof(path), "%s/policies/%s.bri", BRINELL_SHARE, profile);
	struct bri_policy *policy = bri_policy_open(path, &error);
	if (policy == NULL)
		fail_msg("%s: %s", error.where, error.what);
	return policy;
}

static void judge_all_facts(long most)
{
	static struct case_of_facts given;
	size_t count = 0;
	DIR *listing = opendir(TEST_FACTS);
	assert_non_null(listing);
	given.policy = open_policy("xiaomi-2.0-high");
	for (struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing)) {
		char path[4096];
		if (strstr(entry->d_name, ".facts") == NULL)
			continue;
		snprintf(path, sizeof(path), "%s/%s", TEST_FACTS, entry->d_name);
		FILE *file = fopen(path, "r");
		assert_non_null(file);
		given.size = fread(given.text, 1, sizeof(given.text), file);
		assert_true(feof(file));
		fclose(file);
		if (strstr(given.text, "# fails") != NULL || strstr(given.text, "# policy: ") != NULL)
			continue;
		run_out_everywhere(attempt_unit, &given, most);
		count++;
	}
	closedir(listing);
	assert_true(count > 20);
	bri_policy_close(given.policy);
}

static void units_are_judged_whole_or_not_at_all(void **state)
{
	(void)state;
	judge_all_facts(about(REQUESTS));
}

static void no_piece_is_missed(void **state)
{
	(void)state;
	pieces_fail = true;
	judge_all_facts(about(PIECES));
	pieces_fail = false;
}

/* ---- the gate, as a plugin drives it, with files that it leaves ---- */

static char workplace[] = "/tmp/brinell-memory-XXXXXX";

static void no_digest(const void *bytes, size_t size, uint8_t ret_digest[32])
{
	(void)bytes;
	memset(ret_digest, (int)(size & 0xff), 32);
}

static bool drive_gate(struct bri_gate_unit *gate, struct bri_unit *unit, struct outcome *outcome, struct bri_error *error)
{
	unsigned char *note = NULL;
	size_t size = 0;
	char policy[512];
	snprintf(policy, sizeof(policy), "%s/policies/xiaomi-2.0-high.bri", BRINELL_SHARE);
	if (bri_gate_unit_argument(gate, "policy", policy, error) < 0 ||
	    bri_gate_unit_argument(gate, "mode", "warn", error) < 0 ||
	    bri_gate_unit_argument(gate, "report-dir", workplace, error) < 0 ||
	    bri_gate_unit_argument(gate, "output", "u.o", error) < 0 || bri_gate_unit_open(gate, error) < 0)
		return false;
	bri_gate_unit_begin(gate, unit);
	if (bri_gate_unit_judge(gate, unit, NULL, NULL, error) < 0)
		return false;
	tell_findings(outcome, bri_gate_unit_findings(gate));
	tell_findings(outcome, bri_gate_unit_all_findings(gate));
	assert_false(bri_gate_unit_is_refused(gate));
	if (bri_gate_unit_note(gate, &(struct bri_function_counts){ 1, 2, 1, false }, &note, &size, error) < 0)
		return false;
	tell(outcome, (const char *)note, size);
	free(note);
	return bri_gate_unit_report(gate, "u.o", no_digest, error) == 0 &&
	       bri_gate_unit_list_inputs(gate, "u.o", (const char *[]){ "u.c", "/etc/passwd", "u.c", "<built-in>" }, 4, error) == 0;
}

static bool attempt_gate(void *context, struct outcome *outcome, struct bri_error *error)
{
	const struct case_of_facts *given = context;
	struct bri_unit *unit = bri_unit_read(given->text, given->size, "memory.facts", error);
	struct bri_gate_unit *gate = unit == NULL ? NULL : bri_gate_unit_new();
	if (unit != NULL && gate == NULL)
		bri_error_set(error, "", "out of memory");
	const bool is_good = gate != NULL && drive_gate(gate, unit, outcome, error);
	bri_gate_unit_free(gate);
	bri_unit_free(unit);
	return is_good;
}

static void the_gate_ends_well_or_says_why(void **state)
{
	(void)state;
	static struct case_of_facts given;
	const char facts[] = "unit \"u.c\"\noption pointer-size \"8\"\noption code \"none\"\n"
	                     "function curl_easy_setopt system variadic\n"
	                     "define f @1:6 {\n object a :p8 param\n (call @2:2 curl_easy_setopt a 64 0)\n"
	                     " (call @3:2 curl_easy_setopt a 81 0)\n}\n";
	memcpy(given.text, facts, sizeof(facts) - 1);
	given.size = sizeof(facts) - 1;
	assert_non_null(mkdtemp(workplace));
	run_out_everywhere(attempt_gate, &given, LONG_MAX);
	pieces_fail = true;
	run_out_everywhere(attempt_gate, &given, PIECES);
	pieces_fail = false;
	/* Nothing half written is left. */
	size_t lists = 0;
	DIR *listing = opendir(workplace);
	assert_non_null(listing);
	for (struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing)) {
		char path[512];
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%.300s", workplace, entry->d_name);
		assert_non_null(strstr(path, ".inputs"));
		unlink(path);
		lists++;
	}
	closedir(listing);
	rmdir(workplace);
	assert_int_equal(lists, 1);
}

/* ---- what is linked, and what lies in an image ---- */

static bool attempt_link(void *context, struct outcome *outcome, struct bri_error *error)
{
	const struct bri_policy *policy = context;
	const struct bri_input inputs[] = {
		{ .path = "a.o", .state = BRI_INPUT_CHECKED, .detail = "" },
		{ .path = "lib.a(b.o)", .state = BRI_INPUT_UNCHECKED, .detail = "assembler source" },
		{ .path = "c.o", .state = BRI_INPUT_OTHER_POLICY, .detail = "made under policy 12ab" },
		{ .path = "d.o", .state = BRI_INPUT_NOT_ENFORCED, .detail = "mode record" },
		{ .path = "e.o", .state = BRI_INPUT_DAMAGED, .detail = "" },
	};
	const struct bri_output output = { .path = "prog", .kind = BRI_ELF_EXEC, .machine = "x86-64", .gnu_stack = BRI_YES,
		                           .stack_executable = BRI_YES, .stack_culprit = "x.o", .relro = BRI_NO,
		                           .bind_now = BRI_NO, .textrel = BRI_YES, .rwx_segment = BRI_YES, .symtab = BRI_YES,
		                           .debug = BRI_NO, .rpath = "/home/me/lib:", .has_writable = true,
		                           .has_relro_data = true, .is_link = true };
	const unsigned char md5[] = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef,
		                      0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10 };
	static const char *const broken[] = { "lib.a(b.o): error", "c.o: error", "d.o: error", "e.o: error", "[hardening.pie]",
		                              "[hardening.noexecstack]", "[hardening.stripped]" };
	struct bri_output_result rows[32];
	size_t count = 0;
	struct bri_findings *findings = bri_findings_new();
	struct bri_constants *constants = bri_constants_new(policy);
	bool is_good = findings != NULL && constants != NULL;
	if (!is_good)
		bri_error_set(error, "", "out of memory");
	if (is_good) {
		bri_constants_begin(constants);
		bri_constants_read(constants, md5, sizeof(md5));
	}
	is_good = is_good && bri_judge_inputs(policy, "prog", inputs, 5, findings, error) == 0 &&
	          bri_judge_output(policy, &output, BRI_GATE_LINK, findings, rows, 32, &count, error) == 0 &&
	          bri_constants_judge(constants, "a.o", BRI_GATE_LINK, findings, error) == 0 &&
	          bri_apply_waivers(policy, findings, 20000, true, error) == 0;
	if (is_good) {
		tell_findings(outcome, findings);
		for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++)
			if (strstr(outcome->text, broken[i]) == NULL)
				fail_msg("not found: %s\n%s", broken[i], outcome->text);
	}
	bri_constants_free(constants);
	bri_findings_free(findings);
	return is_good;
}

static void a_link_is_judged_whole_or_not_at_all(void **state)
{
	(void)state;
	struct bri_policy *policy = open_policy("xiaomi-2.0-high");
	run_out_everywhere(attempt_link, policy, LONG_MAX);
	pieces_fail = true;
	run_out_everywhere(attempt_link, policy, LONG_MAX);
	pieces_fail = false;
	bri_policy_close(policy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_are_judged_whole_or_not_at_all),
		cmocka_unit_test(no_piece_is_missed),
		cmocka_unit_test(the_gate_ends_well_or_says_why),
		cmocka_unit_test(a_link_is_judged_whole_or_not_at_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
