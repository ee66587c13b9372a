/* SPDX-License-Identifier: Apache-2.0 */
/* What of a text travels: nothing of what the policy can't match but its conversions, and all that it may. */
#include "fixture.h"

#include "blur.h"
#include "policy.h"

static struct bri_policy *policy;
static struct bri_blur *blur;

static int set_up(void **state)
{
	struct bri_error error = { .what = "" };
	(void)state;
	policy = bri_policy_open(BRINELL_SHARE "/policies/xiaomi-2.0-high.bri", &error);
	blur = policy != NULL ? bri_blur_new(policy) : NULL;
	return blur == NULL ? -1 : 0;
}

static int tear_down(void **state)
{
	(void)state;
	bri_blur_free(blur);
	bri_policy_close(policy);
	return 0;
}

/* The text with "~" for a run of what isn't told. */
static const char *seen(const char *text)
{
	static char shown[256];
	size_t length = strlen(text), used = 0;
	const unsigned char *bytes = bri_blur_text(blur, (const unsigned char *)text, length + 1);
	assert_non_null(bytes);
	assert_int_equal(bytes[length], 0);
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == BRI_BLURRED && used > 0 && shown[used - 1] == '~')
			continue;
		shown[used++] = bytes[i] == BRI_BLURRED ? '~' : (char)bytes[i];
	}
	shown[used] = '\0';
	return shown;
}

static void what_nothing_matches_is_not_told(void **state)
{
	(void)state;
	assert_null(strstr(seen("Client has gone away"), "on"));
	assert_null(strstr(seen("the quick brown fox jumps over it"), "ui"));
	assert_string_equal(seen("Whatsoeverelse"), "Wh~se");
	assert_null(strstr(seen("Client %s has %5.2f of it"), "Client"));
	assert_non_null(strstr(seen("Client %s has %5.2f of it"), " %s "));
	assert_non_null(strstr(seen("Client %s has %5.2f of it"), " %5.2f "));
}

static void what_may_match_is_told(void **state)
{
	static const char *const told[] = {
		"r", "h1", "md5", "http://example.org/firmware", "see http://example.org/", "HIGH:RC4-SHA:AES128-SHA",
		"aes-128-ecb", "wget --no-check-certificate %s", "TLSv1.0 please",
	};
	(void)state;
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		const unsigned char *bytes = bri_blur_text(blur, (const unsigned char *)told[i], strlen(told[i]) + 1);
		assert_non_null(bytes);
		const char *word = strchr(told[i], ' ') != NULL && strncmp(told[i], "see ", 4) == 0 ? told[i] + 4 : told[i];
		assert_non_null(strstr((const char *)bytes, word));
	}
}

/* Ends and marks that patterns of a letter or two look for; a line to its end; texts of a table apart. */
static void what_a_letter_tells_stays(void **state)
{
	static const char table[70] = "md5\0this is a list of words that nobody asks for";
	char line[400] = "curl ";
	(void)state;
	assert_string_equal(seen("192.168.100.10:8443s"), "19~:~3s");
	memset(line + 5, 'q', 200);
	strcpy(line + 205, " -k");
	const unsigned char *bytes = bri_blur_text(blur, (const unsigned char *)line, strlen(line) + 1);
	assert_non_null(bytes);
	assert_string_equal((const char *)bytes, line);
	bytes = bri_blur_text(blur, (const unsigned char *)table, sizeof(table));
	assert_non_null(bytes);
	assert_string_equal((const char *)bytes, "md5");
}

static void bytes_are_no_text(void **state)
{
	unsigned char key[32], table[256];
	(void)state;
	for (size_t i = 0; i < sizeof(table); i++)
		table[i] = (unsigned char)(i * 7 % 251 + 1);
	memcpy(key, table, sizeof(key));
	const unsigned char *bytes = bri_blur_text(blur, key, sizeof(key));
	assert_memory_equal(bytes, key, sizeof(key));
	bytes = bri_blur_text(blur, table, sizeof(table));
	assert_int_equal(bytes[100], BRI_BLURRED);
	assert_int_equal(bytes[255], table[255]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_nothing_matches_is_not_told),
		cmocka_unit_test(what_may_match_is_told),
		cmocka_unit_test(what_a_letter_tells_stays),
		cmocka_unit_test(bytes_are_no_text),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
