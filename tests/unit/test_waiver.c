/* SPDX-License-Identifier: Apache-2.0 */
/* Waivers: what a comment says, which finding a waiver meets, what its day does,
 * and which faults of its own become findings. */
/* wrap: malloc calloc realloc */
#include "little_policy.h"

#include "date.h"
#include "failing_memory.h"
#include "waiver.h"

#define DAY 20000u /* 2024-10-04 */

static bool first_waiver(const char *line, struct bri_source_waiver *ret_waiver)
{
	size_t at = 0;

	return bri_waiver_in_source(line, strlen(line), &at, ret_waiver);
}

/* ---- comments ---------------------------------------------------------------- */

static void test_whole_comment(void **state)
{
	struct bri_source_waiver waiver;

	(void)state;
	assert_true(
	    first_waiver("  md5(x); // brinell: allow crypto.weak-hash reason=\"cache key only\" owner=\"net team\" "
	                 "expires=2027-06-30",
	                 &waiver));
	assert_string_equal(waiver.rule, "crypto.weak-hash");
	assert_string_equal(waiver.reason, "cache key only");
	assert_string_equal(waiver.owner, "net team");
	assert_int_equal(waiver.expires, 20999);
	assert_int_equal(waiver.lacks, 0);
	assert_int_equal(waiver.column, 14);
	assert_false(waiver.alone);
}

static void test_forms_of_comments(void **state)
{
	static const struct {
		const char *line;
		bool found, alone;
	} cases[] = {
	    {"// brinell: allow a.b", true, true},
	    {"\t/* brinell: allow a.b */", true, true},
	    {"f(); /* brinell: allow a.b */ g();", true, false},
	    {"/* one */ // brinell: allow a.b", true, false},
	    {" * brinell: allow a.b", true, true},
	    {"//brinell:allow a.b", true, true},
	    {"//   brinell:   allow   a.b", true, true},
	    {"puts(\"// brinell: allow a.b\");", false, false},
	    {"puts(\"\\\"// brinell: allow a.b\");", false, false},
	    {"c = '\"'; // brinell: allow a.b", true, false},
	    {"n = 1'000; // brinell: allow a.b", true, false},
	    {"x = \"unterminated // brinell: allow a.b", false, false},
	    {"brinell: allow a.b", false, false},
	    {"* p = 1; brinell: allow a.b", false, false},
	    {"// see brinell: allow a.b", false, false},
	    {"// brinell: allowed a.b", false, false},
	    {"// brinell: deny a.b", false, false},
	    {"// Brinell: allow a.b", false, false},
	    {"/", false, false},
	    {"/*", false, false},
	    {"//", false, false},
	    {"'", false, false},
	    {"\"\\", false, false},
	    {"", false, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bri_source_waiver waiver;
		bool found = first_waiver(cases[i].line, &waiver);

		if (found != cases[i].found || (found && waiver.alone != cases[i].alone))
			fail_msg("%s: found %d alone %d", cases[i].line, found, found && waiver.alone);
		if (found)
			assert_string_equal(waiver.rule, "a.b");
	}
}

static void test_what_lacks(void **state)
{
	static const struct {
		const char *words;
		unsigned lacks;
	} cases[] = {
	    {"a.b", BRI_LACKS_REASON | BRI_LACKS_OWNER | BRI_LACKS_EXPIRY},
	    {"a.b reason=\"r\" owner=\"o\"", BRI_LACKS_EXPIRY},
	    {"a.b reason=\"r\" owner=\"o\" expires=2027-02-29", BRI_LACKS_EXPIRY},
	    {"a.b reason=\"r\" owner=\"o\" expires=2027-6-3", BRI_LACKS_EXPIRY},
	    {"a.b reason=\"r\" owner=\"o\" expires=\"2027-06-30\"", 0},
	    {"a.b reason=r owner=o expires=2027-06-30", 0},
	    {"a.b reason=\"\" owner=\" \" expires=2027-06-30", BRI_LACKS_REASON | BRI_LACKS_OWNER},
	    {"a.b reason=\"no end owner=\"o\" expires=2027-06-30", BRI_LACKS_OWNER},
	    {"a.b reason=\"r\" expires=2027-06-30 owner=\"no end", BRI_LACKS_OWNER},
	    {"a.b expires=2027-06-30 owner=\"o\" reason=\"r\"", 0},
	    {"a.b because=\"x\" reason=\"r\" owner=\"o\" expires=2027-06-30", 0},
	    {"reason=\"r\" owner=\"o\" expires=2027-06-30", BRI_LACKS_RULE | BRI_LACKS_REASON},
	    {"", BRI_LACKS_RULE | BRI_LACKS_REASON | BRI_LACKS_OWNER | BRI_LACKS_EXPIRY},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bri_source_waiver waiver;
		char line[200];

		snprintf(line, sizeof line, "/* brinell: allow %s */", cases[i].words);
		assert_true(first_waiver(line, &waiver));
		if (waiver.lacks != cases[i].lacks)
			fail_msg("%s: lacks %x, not %x", line, waiver.lacks, cases[i].lacks);
	}
}

static void test_several_in_a_line(void **state)
{
	static const char line[] = "/* brinell: allow a.b */ /* brinell: allow c.d */ // brinell: allow e.f";
	static const char *const rules[] = {"a.b", "c.d", "e.f"};
	struct bri_source_waiver waiver;
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_true(bri_waiver_in_source(line, sizeof line - 1, &at, &waiver));
		assert_string_equal(waiver.rule, rules[i]);
	}
	assert_false(bri_waiver_in_source(line, sizeof line - 1, &at, &waiver));
}

/* No byte outside the line is read: ASan and exact allocations see to it. */
static void test_cut_anywhere(void **state)
{
	static const char line[] =
	    "f(\"\\\"x\"); /* a */ /* brinell: allow a.b reason=\"r\" owner=\"o\" expires=2027-06-30 */";

	(void)state;
	for (size_t length = 0; length < sizeof line; length++) {
		char *exact = malloc(length ? length : 1);
		struct bri_source_waiver waiver;
		size_t at = 0;

		assert_non_null(exact);
		memcpy(exact, line, length);
		while (bri_waiver_in_source(exact, length, &at, &waiver))
			assert_true(at <= length);
		assert_int_equal(at, length);
		free(exact);
	}
}

/* ---- globs, digests, days ------------------------------------------------------ */

static void test_globs(void **state)
{
	(void)state;
	assert_true(bri_plain_glob("crypto.*", "crypto.weak-hash"));
	assert_false(bri_plain_glob("crypto.*", "cryptx.weak-hash"));
	assert_true(bri_plain_glob("*a*b*c", "xxaxxbxxc"));
	assert_false(bri_plain_glob("*a*b*c", "xxaxxbxx"));
	assert_true(bri_plain_glob("a?c", "abc"));
	assert_false(bri_plain_glob("", "a"));
	assert_true(bri_plain_glob("*", ""));
	assert_true(bri_path_glob("src/etag.c", "src/etag.c"));
	assert_true(bri_path_glob("src/etag.c", "/build/x/src/etag.c"));
	assert_true(bri_path_glob("./src/etag.c", "../src/etag.c"));
	assert_false(bri_path_glob("src/etag.c", "mysrc/etag.c"));
	assert_true(bri_path_glob("third_party/*", "third_party/a/b.c"));
	assert_true(bri_path_glob("/build/*", "/build/x.c"));
	assert_false(bri_path_glob("/src/a.c", "/build/src/a.c"));
	assert_false(bri_path_glob("a.c", ""));
}

static void test_line_digest(void **state)
{
	char one[65], other[65], longer[201];

	(void)state;
	bri_waiver_line_digest("abc", 3, one);
	assert_string_equal(one, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	bri_waiver_line_digest(" \tabc \r", 7, other);
	assert_string_equal(one, other);
	bri_waiver_line_digest("", 0, one);
	assert_string_equal(one, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	bri_waiver_line_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, one);
	assert_string_equal(one, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	memset(longer, 'a', 200);
	bri_waiver_line_digest(longer, 200, one);
	assert_string_equal(one, "c2a908d98f5df987ade41b5fce213067efbcc21ef2240212a41e54b5e7c28ae5");
}

static void test_dates(void **state)
{
	uint32_t days = 1;
	char text[11];

	(void)state;
	assert_true(bri_date_read("1970-01-01", 10, &days));
	assert_int_equal(days, 0);
	assert_true(bri_date_read("2000-02-29", 10, &days));
	assert_int_equal(days, 11016);
	assert_false(bri_date_read("2100-02-29", 10, &days));
	assert_false(bri_date_read("1969-12-31", 10, &days));
	assert_false(bri_date_read("2000-00-10", 10, &days));
	assert_false(bri_date_read("2000-01-00", 10, &days));
	assert_false(bri_date_read("2000/01/01", 10, &days));
	assert_false(bri_date_read("2000-01-1", 9, &days));
	for (uint32_t day = 0; day < 200000; day += 13) {
		bri_date_text(day, text);
		assert_true(bri_date_read(text, 10, &days));
		assert_int_equal(days, day);
	}
	bri_date_text(UINT32_MAX, text);
	assert_string_equal(text, "9999-12-31");
}

static void test_today(void **state)
{
	uint32_t now;

	(void)state;
	unsetenv("SOURCE_DATE_EPOCH");
	now = bri_today();
	assert_true(now > 19000 && now < 200000);
	setenv("SOURCE_DATE_EPOCH", "86400", 1);
	assert_int_equal(bri_today(), 1);
	setenv("SOURCE_DATE_EPOCH", "-86400", 1);
	assert_in_range(bri_today(), now, now + 1);
	setenv("SOURCE_DATE_EPOCH", "", 1);
	assert_in_range(bri_today(), now, now + 1);
	setenv("SOURCE_DATE_EPOCH", "99999999999999999999", 1);
	assert_in_range(bri_today(), now, now + 1);
	unsetenv("SOURCE_DATE_EPOCH");
}

/* ---- findings ------------------------------------------------------------------- */

static const char *const ids[] = {"a.one", "a.two", "waiver.expired", "waiver.incomplete", "waiver.unmatched"};

struct bench {
	struct little *little;
	struct bri_policy *policy;
	struct bri_findings *findings;
};

static struct bench bench_with(const struct little_waiver *waivers, uint32_t waiver_count,
                               const struct little_scope *scopes, uint32_t scope_count)
{
	struct bench bench;

	bench.little = little_new();
	bench.policy = little_policy(bench.little, ids, 5, waivers, waiver_count, scopes, scope_count);
	bench.findings = bri_findings_new();
	assert_non_null(bench.findings);
	return bench;
}

static void bench_free(struct bench *bench)
{
	bri_findings_free(bench->findings);
	bri_policy_close(bench->policy);
	little_free(bench->little);
}

static struct bri_finding finding_at(const char *rule, const char *file, uint32_t line)
{
	return (struct bri_finding){.rule = rule,
	                            .severity = BRI_ERROR,
	                            .result = BRI_FAIL,
	                            .file = file,
	                            .line = line,
	                            .column = 3,
	                            .function = "",
	                            .message = "m",
	                            .fix = "mend it",
	                            .clauses = "",
	                            .cwe = "",
	                            .macro = "",
	                            .waiver_reason = "",
	                            .waiver_owner = "",
	                            .waiver_place = ""};
}

static void add(struct bench *bench, const char *rule, const char *file, uint32_t line)
{
	struct bri_finding finding = finding_at(rule, file, line);

	assert_non_null(bri_findings_add(bench->findings, &finding));
}

static const struct bri_finding *find(const struct bench *bench, const char *rule)
{
	for (size_t i = 0; i < bri_findings_count(bench->findings); i++)
		if (strcmp(bri_findings_at(bench->findings, i)->rule, rule) == 0)
			return bri_findings_at(bench->findings, i);
	return NULL;
}

struct source {
	const char *const *lines; /* from line 1 */
	uint32_t count;
	uint32_t asked; /* how often */
};

static const char *read_line(void *context, const char *file, uint32_t line, size_t *ret_length)
{
	struct source *source = context;

	(void)file;
	source->asked++;
	if (line < 1 || line > source->count)
		return NULL;
	*ret_length = strlen(source->lines[line - 1]);
	return source->lines[line - 1];
}

static void apply_source(struct bench *bench, struct source *source, bool refuse)
{
	const struct bri_judge_options options = {
	    .today = DAY, .line = read_line, .line_context = source, .refuse_source_waivers = refuse};
	struct bri_error error = {"", ""};

	assert_int_equal(bri_waivers_apply_source(bench->policy, bench->findings, &options, &error), 0);
}

#define GOOD "reason=\"r\" owner=\"o\" expires=2024-10-04"
#define GONE "reason=\"r\" owner=\"o\" expires=2024-10-03"

static void test_waived_on_its_line(void **state)
{
	static const char *const lines[] = {"x", "f(); // brinell: allow a.one " GOOD, "y"};
	struct source source = {lines, 3, 0};
	struct bench bench = bench_with(NULL, 0, NULL, 0);
	const struct bri_finding *one;

	(void)state;
	add(&bench, "a.one", "src/x.c", 2);
	add(&bench, "a.two", "src/x.c", 3);
	apply_source(&bench, &source, false);
	one = find(&bench, "a.one");
	assert_true(one->waived && one->waived_in_source);
	assert_string_equal(one->waiver_reason, "r");
	assert_string_equal(one->waiver_owner, "o");
	assert_string_equal(one->waiver_place, "x.c:2, expires 2024-10-04");
	assert_false(find(&bench, "a.two")->waived);
	assert_int_equal(bri_findings_count(bench.findings), 2);
	bench_free(&bench);
}

static void test_waived_from_above(void **state)
{
	static const char *const lines[] = {"/* brinell: allow a.* " GOOD " */", "f();",
	                                    "g(); // brinell: allow a.one " GOOD, "h();"};
	struct source source = {lines, 4, 0};
	struct bench bench = bench_with(NULL, 0, NULL, 0);

	(void)state;
	add(&bench, "a.two", "x.c", 2);
	/* A comment behind code speaks of that code only. */
	add(&bench, "a.one", "x.c", 4);
	apply_source(&bench, &source, false);
	assert_true(find(&bench, "a.two")->waived);
	assert_string_equal(find(&bench, "a.two")->waiver_place, "x.c:1, expires 2024-10-04");
	assert_false(find(&bench, "a.one")->waived);
	bench_free(&bench);
}

static void test_incomplete_and_expired_comments(void **state)
{
	static const char *const lines[] = {"f(); // brinell: allow a.one reason=\"r\"",
	                                    "g(); // brinell: allow a.two " GONE};
	struct source source = {lines, 2, 0};
	struct bench bench = bench_with(NULL, 0, NULL, 0);
	const struct bri_finding *fault;

	(void)state;
	add(&bench, "a.one", "x.c", 1);
	add(&bench, "a.two", "x.c", 2);
	apply_source(&bench, &source, false);
	assert_false(find(&bench, "a.one")->waived || find(&bench, "a.two")->waived);
	fault = find(&bench, "waiver.incomplete");
	assert_non_null(fault);
	assert_int_equal(fault->severity, BRI_ERROR);
	assert_int_equal(fault->line, 1);
	assert_int_equal(fault->column, 9);
	assert_string_equal(fault->message, "a.one has an owner, an expiry date");
	fault = find(&bench, "waiver.expired");
	assert_non_null(fault);
	assert_int_equal(fault->line, 2);
	assert_string_equal(fault->message, "a.two has 2024-10-03");
	bench_free(&bench);
}

static void test_refused_comments(void **state)
{
	static const char *const lines[] = {"f(); // brinell: allow a.one " GOOD};
	struct source source = {lines, 1, 0};
	struct bench bench = bench_with(NULL, 0, NULL, 0);

	(void)state;
	add(&bench, "a.one", "x.c", 1);
	apply_source(&bench, &source, true);
	assert_false(find(&bench, "a.one")->waived);
	assert_non_null(strstr(find(&bench, "a.one")->fix, "mend it; the waiver comment here is not honoured"));
	bench_free(&bench);
}

static void test_lines_are_read_only_where_needed(void **state)
{
	static const char *const lines[] = {"a", "b", "c"};
	struct source source = {lines, 3, 0};
	struct bench bench = bench_with(NULL, 0, NULL, 0);
	struct bri_finding option = finding_at("a.one", "x.c", 1);

	(void)state;
	option.is_option = true;
	assert_non_null(bri_findings_add(bench.findings, &option));
	apply_source(&bench, &source, false);
	assert_int_equal(source.asked, 0);
	add(&bench, "a.two", "x.c", 3);
	apply_source(&bench, &source, false);
	assert_int_equal(source.asked, 3); /* its line, for the evidence too, and the one above */
	bench_free(&bench);
}

static void test_policy_waivers(void **state)
{
	static const struct little_waiver waivers[] = {{"a.one", "src/x.c", "known", DAY, NULL, NULL, 0},
	                                               {"a.two", "*", "old", DAY - 1, NULL, NULL, 0},
	                                               {"a.*", "none.c", "idle", DAY, NULL, NULL, 0}};
	struct bench bench = bench_with(waivers, 3, NULL, 0);
	const struct bri_finding *fault;

	(void)state;
	add(&bench, "a.one", "/build/src/x.c", 2);
	add(&bench, "a.two", "y.c", 4);
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY, false, NULL), 0);
	assert_true(find(&bench, "a.one")->waived);
	assert_false(find(&bench, "a.one")->waived_in_source);
	assert_string_equal(find(&bench, "a.one")->waiver_place, "brinell.yaml:10");
	assert_string_equal(find(&bench, "a.one")->waiver_reason, "known");
	assert_false(find(&bench, "a.two")->waived);
	fault = find(&bench, "waiver.expired");
	assert_non_null(fault);
	assert_string_equal(fault->file, "brinell.yaml");
	assert_int_equal(fault->line, 11);
	assert_null(find(&bench, "waiver.unmatched"));
	/* The next day the first has expired too; nothing is waived for ever. */
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY + 1, true, NULL), 0);
	assert_false(find(&bench, "a.one")->waived);
	assert_string_equal(find(&bench, "a.one")->waiver_reason, "");
	bench_free(&bench);
}

static void test_unmatched_when_whole(void **state)
{
	static const struct little_waiver waivers[] = {{"a.*", "none.c", "idle", DAY, NULL, NULL, 0}};
	struct bench bench = bench_with(waivers, 1, NULL, 0);

	(void)state;
	add(&bench, "a.one", "x.c", 2);
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY, false, NULL), 0);
	assert_null(find(&bench, "waiver.unmatched"));
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY, true, NULL), 0);
	assert_non_null(find(&bench, "waiver.unmatched"));
	assert_int_equal(find(&bench, "waiver.unmatched")->line, 10);
	bench_free(&bench);
}

/* A waiver with a digest holds for that very line: the compile gate looks, later gates remember. */
static void test_digest(void **state)
{
	static const char *const lines[] = {"  f();  ", "  g();"};
	struct source source = {lines, 2, 0};
	char hex[65];
	struct little_waiver waivers[] = {{"a.one", "x.c", "this line", DAY, hex, NULL, 0}};
	struct bench bench;

	(void)state;
	bri_waiver_line_digest("f();", 4, hex);
	bench = bench_with(waivers, 1, NULL, 0);
	add(&bench, "a.one", "x.c", 1);
	add(&bench, "a.one", "x.c", 2);
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY, false, NULL), 0);
	assert_false(bri_findings_at(bench.findings, 0)->waived);
	apply_source(&bench, &source, false);
	assert_true(bri_findings_at(bench.findings, 0)->waived);
	assert_false(bri_findings_at(bench.findings, 1)->waived);
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY, false, NULL), 0);
	assert_true(bri_findings_at(bench.findings, 0)->waived);
	assert_false(bri_findings_at(bench.findings, 1)->waived);
	bench_free(&bench);
}

/* The day of a comment is seen at a link that has no source. */
static void test_comment_expires_later(void **state)
{
	static const char *const lines[] = {"f(); // brinell: allow a.one " GOOD};
	struct source source = {lines, 1, 0};
	struct bench bench = bench_with(NULL, 0, NULL, 0);
	struct bri_finding forged = finding_at("a.two", "x.c", 9);

	(void)state;
	forged.waived = forged.waived_in_source = true;
	forged.waiver_place = "x.c:9";
	add(&bench, "a.one", "x.c", 1);
	apply_source(&bench, &source, false);
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY, true, NULL), 0);
	assert_true(find(&bench, "a.one")->waived);
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY + 1, true, NULL), 0);
	assert_false(find(&bench, "a.one")->waived);
	assert_non_null(find(&bench, "waiver.expired"));
	/* Evidence that names no day waives nothing. */
	assert_non_null(bri_findings_add(bench.findings, &forged));
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY, true, NULL), 0);
	assert_false(find(&bench, "a.two")->waived);
	bench_free(&bench);
}

static void test_scopes(void **state)
{
	static const struct little_scope scopes[] = {{"a.*", "third_party/*", NULL, BRI_WARNING, NULL, NULL, NULL},
	                                             {"a.two", "third_party/own/*", NULL, BRI_ERROR, NULL, NULL, NULL},
	                                             {"a.*", NULL, "host-*", BRI_OFF, NULL, NULL, NULL}};
	struct bench bench = bench_with(NULL, 0, scopes, 3);

	(void)state;
	assert_int_equal(bri_scope_severity(bench.policy, "a.one", BRI_ERROR, "", "src/x.c"), BRI_ERROR);
	assert_int_equal(bri_scope_severity(bench.policy, "a.one", BRI_ERROR, "", "third_party/x.c"), BRI_WARNING);
	assert_int_equal(bri_scope_severity(bench.policy, "a.two", BRI_ERROR, "", "third_party/own/x.c"), BRI_ERROR);
	assert_int_equal(bri_scope_severity(bench.policy, "b.one", BRI_ERROR, "", "third_party/x.c"), BRI_ERROR);
	assert_int_equal(bri_scope_severity(bench.policy, "a.one", BRI_ERROR, "out/host-tool", "x"), BRI_OFF);
	add(&bench, "a.one", "third_party/x.c", 1);
	assert_int_equal(bri_apply_waivers(bench.policy, bench.findings, DAY, false, NULL), 0);
	assert_int_equal(find(&bench, "a.one")->severity, BRI_WARNING);
	bench_free(&bench);
}

/* Out of memory is a failure, wherever it strikes, and never a waiver. */
static void test_out_of_memory(void **state)
{
	static const struct little_waiver waivers[] = {{"a.one", "*", "known", DAY, NULL, NULL, 0},
	                                               {"b.*", "*", "idle", DAY, NULL, NULL, 0}};

	(void)state;
	for (long allowed = 0; allowed < 8; allowed++) {
		struct bench bench = bench_with(waivers, 2, NULL, 0);
		struct bri_error error = {"", ""};
		int rc;

		add(&bench, "a.one", "x.c", 1);
		memory_runs_out_after(allowed);
		rc = bri_apply_waivers(bench.policy, bench.findings, DAY, true, &error);
		if (has_run_out) {
			assert_int_equal(rc, -1);
			assert_string_equal(error.what, "out of memory");
		} else {
			assert_int_equal(rc, 0);
		}
		memory_is_back();
		bench_free(&bench);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_whole_comment),
	    cmocka_unit_test(test_forms_of_comments),
	    cmocka_unit_test(test_what_lacks),
	    cmocka_unit_test(test_several_in_a_line),
	    cmocka_unit_test(test_cut_anywhere),
	    cmocka_unit_test(test_globs),
	    cmocka_unit_test(test_line_digest),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_today),
	    cmocka_unit_test(test_waived_on_its_line),
	    cmocka_unit_test(test_waived_from_above),
	    cmocka_unit_test(test_incomplete_and_expired_comments),
	    cmocka_unit_test(test_refused_comments),
	    cmocka_unit_test(test_lines_are_read_only_where_needed),
	    cmocka_unit_test(test_policy_waivers),
	    cmocka_unit_test(test_unmatched_when_whole),
	    cmocka_unit_test(test_digest),
	    cmocka_unit_test(test_comment_expires_later),
	    cmocka_unit_test(test_scopes),
	    cmocka_unit_test(test_out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
