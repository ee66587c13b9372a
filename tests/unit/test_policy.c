/* SPDX-License-Identifier: Apache-2.0 */
/* The compiled policy's reader: it finds what is there, refuses what is damaged,
 * and after it accepted a file nothing that a reader does leaves the file's
 * bounds. */
/* wrap: malloc calloc realloc */
#include "little_policy.h"

#include "failing_memory.h"

#include <unistd.h>

#define BUILTIN BRINELL_SHARE "/policies/xiaomi-2.0-high.bri"

struct shipped {
	unsigned char *bytes;
	size_t size;
};

static struct shipped read_shipped(void)
{
	struct shipped shipped = {NULL, 0};
	FILE *stream = fopen(BUILTIN, "rb");

	if (!stream)
		fail_msg(BUILTIN " isn't there: build the target 'policies' first");
	fseek(stream, 0, SEEK_END);
	shipped.size = (size_t)ftell(stream);
	rewind(stream);
	shipped.bytes = malloc(shipped.size);
	assert_non_null(shipped.bytes);
	assert_int_equal(fread(shipped.bytes, 1, shipped.size, stream), shipped.size);
	fclose(stream);
	return shipped;
}

static struct bri_policy *open_good(void)
{
	struct bri_error error = {"", ""};
	struct bri_policy *policy = bri_policy_open(BUILTIN, &error);

	if (!policy)
		fail_msg("%s: %s", error.where, error.what);
	return policy;
}

static void test_finds_names(void **state)
{
	struct bri_policy *policy = open_good();
	const struct bri_rule *rule = bri_policy_find_rule(policy, "tls.verify-off");
	const struct bri_api *api;
	size_t count = 0;

	(void)state;
	assert_non_null(rule);
	assert_string_equal(bri_policy_text(policy, rule->id), "tls.verify-off");
	assert_string_equal(bri_policy_text(policy, rule->cwe), "CWE-295");
	assert_int_equal(rule->severity, BRI_ERROR);
	api = bri_policy_find_call(policy, "SSL_CTX_set_verify", &count);
	assert_non_null(api);
	assert_true(count >= 2);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(bri_policy_text(policy, api[i].name), "SSL_CTX_set_verify");
	assert_null(bri_policy_find_call(policy, "no_such_function", &count));
	assert_int_equal(count, 0);
	assert_null(bri_policy_find_field(policy, "SSL_CTX_set_verify", NULL));
	assert_null(bri_policy_find_rule(policy, ""));
	assert_null(bri_policy_find_rule(policy, "tls.verify"));
	assert_string_equal(bri_policy_setting(policy, "stack-protector"), "all");
	assert_null(bri_policy_setting(policy, "stack"));
	assert_string_equal(bri_policy_text(policy, BRI_NOTHING), "");
	bri_policy_close(policy);
}

static void test_every_name_is_found(void **state)
{
	struct bri_policy *policy = open_good();
	size_t apis, rules, count;
	const struct bri_api *api = bri_policy_apis(policy, &apis);
	const struct bri_rule *rule = bri_policy_rules(policy, &rules);

	(void)state;
	for (size_t i = 0; i < rules; i++)
		assert_ptr_equal(bri_policy_find_rule(policy, bri_policy_text(policy, rule[i].id)), &rule[i]);
	for (size_t i = 0; i < apis; i++) {
		const char *name = bri_policy_text(policy, api[i].name);
		const struct bri_api *found = api[i].kind == BRI_API_CALL    ? bri_policy_find_call(policy, name, &count)
		                              : api[i].kind == BRI_API_FIELD ? bri_policy_find_field(policy, name, &count)
		                                                             : bri_policy_parameters(policy, &count);

		assert_true(found && found <= &api[i] && &api[i] < found + count);
	}
	bri_policy_close(policy);
}

/* Which functions are worth interpreting is decided when a policy is compiled. */
static void test_anchors(void **state)
{
	static const struct {
		const char *call;
		bool anchor;
	} cases[] = {{"SSL_CTX_set_verify", true},
	             {"curl_easy_setopt", true},
	             {"rand", true},
	             {"srand", true},
	             {"system", true},
	             {"EVP_md5", true},
	             {"memcpy", false},
	             {"snprintf", false},
	             {"malloc", false},
	             {"printf", false},
	             {"strcmp", false},
	             {"time", false},
	             {"read", false},
	             {"strlen", false}};
	struct bri_policy *policy = open_good();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t count;
		const struct bri_api *api = bri_policy_find_call(policy, cases[i].call, &count);
		bool anchor = false;

		assert_non_null(api);
		for (size_t n = 0; n < count; n++)
			anchor |= (api[n].flags & BRI_API_ANCHOR) != 0;
		if (anchor != cases[i].anchor)
			fail_msg("%s is %s", cases[i].call, anchor ? "an anchor" : "no anchor");
	}
	bri_policy_close(policy);
}

static void test_digest_is_hex(void **state)
{
	struct bri_policy *policy = open_good();
	char hex[65];

	(void)state;
	bri_policy_digest_hex(policy, hex);
	assert_int_equal(strlen(hex), 64);
	assert_int_equal(strspn(hex, "0123456789abcdef"), 64);
	bri_policy_close(policy);
}

static void test_hashes(void **state)
{
	char bytes[38];

	(void)state;
	assert_int_equal(bri_policy_hash(""), 0x811c9dc5);
	assert_int_equal(bri_policy_hash("a"), 0xe40c292c);
	assert_int_equal(bri_policy_hash("foobar"), 0xbf9cf968);
	/* As the header describes it, computed by a program of another language. */
	for (size_t i = 0; i < 32; i++)
		bytes[i] = (char)i;
	memcpy(bytes + 32, "foobar", 6);
	assert_true(bri_policy_checksum("foobar", 6) == 0xe8087ac1ffeee1d2u);
	assert_true(bri_policy_checksum(bytes, sizeof bytes) == 0x76fbdacccb838745u);
	for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
		bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
		assert_true(bri_policy_checksum(bytes, sizeof bytes) != 0x76fbdacccb838745u);
		bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
	}
}

static void refused(const void *bytes, size_t size, const char *words)
{
	struct bri_error error = {"", ""};
	struct bri_policy *policy = bri_policy_from_memory(bytes, size, "here", &error);

	assert_null(policy);
	assert_string_equal(error.where, "here");
	if (!strstr(error.what, words))
		fail_msg("'%s' doesn't hold '%s'", error.what, words);
}

static void test_refuses_damage(void **state)
{
	struct shipped shipped = read_shipped();

	(void)state;
	refused(shipped.bytes, 0, "too short");
	refused(shipped.bytes, sizeof(struct bri_policy_header) - 1, "too short");
	for (size_t size = sizeof(struct bri_policy_header); size < shipped.size; size += 997)
		refused(shipped.bytes, size, "cut or padded");
	shipped.bytes[shipped.size / 2] ^= 4;
	refused(shipped.bytes, shipped.size, "checksum");
	free(shipped.bytes);
}

static void test_refuses_unaligned(void **state)
{
	struct shipped shipped = read_shipped();
	unsigned char *moved = malloc(shipped.size + 8);

	(void)state;
	assert_non_null(moved);
	memcpy(moved + 4, shipped.bytes, shipped.size);
	refused(moved + 4, shipped.size, "aligned");
	free(moved);
	free(shipped.bytes);
}

static void test_refuses_other_files(void **state)
{
	struct bri_error error = {"", ""};

	(void)state;
	assert_null(bri_policy_open("/", &error));
	assert_string_equal(error.where, "/");
	assert_non_null(strstr(error.what, "not a regular file"));
	assert_null(bri_policy_open("/no/such.bri", &error));
	assert_non_null(strstr(error.what, "No such file"));
	assert_null(bri_policy_open("/dev/zero", &error));
	assert_null(bri_policy_open("/dev/null", &error));
	assert_null(bri_policy_open(BUILTIN "/x", NULL));
	bri_policy_close(NULL);
}

static void test_out_of_memory(void **state)
{
	struct shipped shipped = read_shipped();
	struct bri_error error = {"", ""};

	(void)state;
	memory_runs_out_after(0);
	assert_null(bri_policy_from_memory(shipped.bytes, shipped.size, "here", &error));
	assert_null(bri_policy_open(BUILTIN, &error));
	memory_is_back();
	assert_string_equal(error.what, "out of memory");
	free(shipped.bytes);
}

/* ---- after it was accepted -------------------------------------------------- */

static size_t text_length(const struct bri_policy *policy, uint32_t string)
{
	return strlen(bri_policy_text(policy, string));
}

static size_t read_conditions(const struct bri_policy *policy, uint32_t first, uint32_t count)
{
	const struct bri_condition *conditions = bri_policy_conditions(policy, NULL);
	const uint32_t *words = bri_policy_words(policy, NULL);
	const int64_t *numbers = bri_policy_numbers(policy, NULL);
	size_t sum = 0;

	for (uint32_t i = first; i < first + count; i++) {
		const struct bri_condition *one = &conditions[i];

		sum += text_length(policy, one->text);
		switch (one->op) {
		case BRI_IN:
		case BRI_NOT_IN:
		case BRI_IS_GROUP:
			for (uint32_t n = 0; n < one->count; n++)
				sum += (size_t)numbers[one->first + n];
			break;
		case BRI_TEXT_IN:
		case BRI_TEXT_PREFIX:
		case BRI_TEXT_GLOB:
		case BRI_TEXT_HAS:
		case BRI_TEXT_NOT_GLOB:
		case BRI_FROM_CALL:
		case BRI_IS_WORDS:
		case BRI_TEXT_TOKENS:
		case BRI_IS_PATTERN:
			for (uint32_t n = 0; n < one->count; n++)
				sum += text_length(policy, words[one->first + n]);
			break;
		default:
			break;
		}
		/* A chain ends inside its range. */
		if (one->chained)
			assert_true(i + 1 < first + count);
	}
	return sum;
}

/* Everything that readers reach, without a look at any bound. */
static size_t read_everything(const struct bri_policy *policy)
{
	size_t count, sum = text_length(policy, bri_policy_header(policy)->name);
	const struct bri_rule *rules = bri_policy_rules(policy, &count);
	const struct bri_reference *references = bri_policy_references(policy, NULL);
	const struct bri_fix *fixes = bri_policy_fixes(policy, NULL);
	const struct bri_check *checks;
	const struct bri_role *roles;
	const struct bri_api *apis;

	for (size_t i = 0; i < count; i++) {
		sum += text_length(policy, rules[i].message) + text_length(policy, rules[i].fix);
		for (uint32_t n = 0; n < rules[i].references; n++)
			sum += text_length(policy, references[rules[i].first_reference + n].clause);
		for (uint32_t n = 0; n < rules[i].fixes; n++)
			sum += text_length(policy, fixes[rules[i].first_fix + n].text);
	}
	checks = bri_policy_checks(policy, &count);
	for (size_t i = 0; i < count; i++) {
		sum += rules[checks[i].rule].severity + text_length(policy, checks[i].subject);
		sum += read_conditions(policy, checks[i].first_condition, checks[i].conditions);
		if (checks[i].predicate == BRI_IS_FROM)
			sum += text_length(policy, bri_policy_tags(policy, NULL)[checks[i].tag]);
	}
	roles = bri_policy_roles(policy, &count);
	for (size_t i = 0; i < count; i++)
		for (uint32_t n = 0; n < roles[i].checks; n++)
			sum += checks[roles[i].first_check + n].predicate;
	apis = bri_policy_apis(policy, &count);
	for (size_t i = 0; i < count; i++) {
		const struct bri_api *found = bri_policy_find_call(policy, bri_policy_text(policy, apis[i].name), NULL);

		sum += found ? found->arg : 0;
		sum += apis[i].role == BRI_NOTHING ? 0 : roles[apis[i].role].checks;
		sum += read_conditions(policy, apis[i].first_bad, apis[i].bad) +
		       read_conditions(policy, apis[i].first_when, apis[i].when) +
		       read_conditions(policy, apis[i].first_accept, apis[i].accept);
	}
	return sum + (bri_policy_setting(policy, "fortify") != NULL);
}

static uint32_t dice(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* With the checksum made right again, damage either is refused or does no harm. */
static void test_signed_damage(void **state)
{
	static const uint32_t values[] = {0, 1, 2, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
	const size_t head = offsetof(struct bri_policy_header, digest);
	struct shipped shipped = read_shipped();
	unsigned char *bytes = malloc(shipped.size);
	struct bri_policy_header header;
	uint32_t seed = 20261121;
	size_t accepted = 0, total = 0;
	int rounds = getenv("BRINELL_TEST_ROUNDS") ? atoi(getenv("BRINELL_TEST_ROUNDS")) : 3000;

	(void)state;
	assert_non_null(bytes);
	memcpy(&header, shipped.bytes, sizeof header);
	for (int i = 0; i < rounds; i++) {
		/* The tables of structs are small beside the strings: aim at them. */
		size_t end = i % 8 ? header.strings_offset : shipped.size;
		size_t at = head + dice(&seed) % (end - head - 4);
		uint32_t value = i % 2 ? values[dice(&seed) % 7] : dice(&seed);
		struct bri_policy *policy;
		uint64_t sum;

		memcpy(bytes, shipped.bytes, shipped.size);
		memcpy(bytes + (i % 3 ? at & ~(size_t)3 : at), &value, i % 5 ? 4 : 1);
		sum = bri_policy_checksum(bytes + head, shipped.size - head);
		memcpy(bytes + offsetof(struct bri_policy_header, checksum), &sum, sizeof sum);
		policy = bri_policy_from_memory(bytes, shipped.size, "here", NULL);
		if (!policy)
			continue;
		accepted++;
		total += read_everything(policy);
		bri_policy_close(policy);
	}
	/* Neither is everything refused nor everything accepted. */
	assert_in_range(accepted, rounds / 20, rounds - rounds / 20);
	assert_true(total > 0);
	free(bytes);
	free(shipped.bytes);
}

static void test_little_policy(void **state)
{
	static const char *const ids[] = {"a.one", "a.two"};
	struct little *little = little_new();
	struct bri_policy *policy = little_policy(little, ids, 2, NULL, 0, NULL, 0);
	size_t count;

	(void)state;
	assert_non_null(bri_policy_find_rule(policy, "a.two"));
	assert_null(bri_policy_find_rule(policy, "a.three"));
	bri_policy_apis(policy, &count);
	assert_int_equal(count, 0);
	bri_policy_close(policy);
	little_free(little);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_finds_names),
	    cmocka_unit_test(test_every_name_is_found),
	    cmocka_unit_test(test_anchors),
	    cmocka_unit_test(test_digest_is_hex),
	    cmocka_unit_test(test_hashes),
	    cmocka_unit_test(test_refuses_damage),
	    cmocka_unit_test(test_refuses_unaligned),
	    cmocka_unit_test(test_refuses_other_files),
	    cmocka_unit_test(test_out_of_memory),
	    cmocka_unit_test(test_signed_damage),
	    cmocka_unit_test(test_little_policy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
