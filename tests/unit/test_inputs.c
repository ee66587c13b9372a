/* SPDX-License-Identifier: Apache-2.0 */
/* The list of what went into an output, written and read again: every file once, with the digest that it has, whatever
 * bytes its name is made of; and no list at all where it isn't whole. */
/* wrap: malloc calloc realloc strdup */
#include "fixture.h"

#include "failing_memory.h"
#include "inputs.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

char *__wrap_strdup(const char *text);

char *__wrap_strdup(const char *text)
{
	char *copy = malloc(strlen(text) + 1);
	return copy == NULL ? NULL : strcpy(copy, text);
}

#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static char workplace[64], reports[80];

static int set_up(void **state)
{
	(void)state;
	strcpy(workplace, "/tmp/brinell-inputs-XXXXXX");
	if (mkdtemp(workplace) == NULL || chdir(workplace) < 0)
		return -1;
	snprintf(reports, sizeof(reports), "%s/reports", workplace);
	return 0;
}

static int tear_down(void **state)
{
	char command[128];
	(void)state;
	memory_is_back();
	snprintf(command, sizeof(command), "rm -rf '%s'", workplace);
	return chdir("/") < 0 ? -1 : system(command);
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

/* The only file of the reports' directory; 0: there is none. */
static size_t read_list(char *ret_text, size_t room)
{
	size_t size = 0;
	DIR *listing = opendir(reports);
	for (struct dirent *entry = listing ? readdir(listing) : NULL; entry != NULL; entry = readdir(listing)) {
		char path[400];
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		assert_int_equal(size, 0);
		assert_int_equal(strlen(entry->d_name), 64 + strlen(".inputs"));
		assert_string_equal(entry->d_name + 64, ".inputs");
		snprintf(path, sizeof(path), "%s/%s", reports, entry->d_name);
		FILE *file = fopen(path, "r");
		assert_non_null(file);
		size = fread(ret_text, 1, room - 1, file);
		fclose(file);
		assert_int_equal(unlink(path), 0);
	}
	if (listing != NULL)
		closedir(listing);
	ret_text[size] = '\0';
	return size;
}

static void write_list(struct bri_inputs *inputs)
{
	struct bri_error error = { .what = "" };
	if (bri_inputs_write(inputs, reports, &error) < 0)
		fail_msg("%s: %s", error.where, error.what);
	bri_inputs_free(inputs);
}

static void a_compile_lists_each_file_once(void **state)
{
	(void)state;
	char text[4096], expected[1024];
	write_file("abc.c", "abc");
	write_file("empty.h", "");
	assert_int_equal(mkdir("directory.h", 0755), 0);
	struct bri_inputs *inputs = bri_inputs_new(false, "o/x.o", "abc.c");
	static const char *const names[] = { "abc.c", "empty.h", NULL, "", "<built-in>", "gone.h", "abc.c", "directory.h" };
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		bri_inputs_add(inputs, names[i], NULL);
	write_list(inputs);
	read_list(text, sizeof(text));
	snprintf(expected, sizeof(expected),
	         "brinell-inputs 1 compile\ndirectory %s\noutput o/x.o\nunit abc.c\nfile " ABC " abc.c\nfile " EMPTY
	         " empty.h\nfile - gone.h\nfile - directory.h\nend 4\n",
	         workplace);
	assert_string_equal(text, expected);
}

/* A link has no unit; an archive is told once, with its members behind it. */
static void a_link_lists_members_behind_their_archive(void **state)
{
	(void)state;
	char text[4096], expected[1024];
	write_file("lib.a", "abc");
	struct bri_inputs *inputs = bri_inputs_new(true, "prog", NULL);
	bri_inputs_add(inputs, "lib.a", "one.o");
	bri_inputs_add(inputs, "lib.a", "two.o");
	bri_inputs_add(inputs, "lib.a", "one.o");
	bri_inputs_add(inputs, "gone.a", "one.o");
	bri_inputs_add(inputs, "lib.a", NULL);
	bri_inputs_add(inputs, "lib.a", NULL);
	write_list(inputs);
	read_list(text, sizeof(text));
	snprintf(expected, sizeof(expected),
	         "brinell-inputs 1 link\ndirectory %s\noutput prog\nfile " ABC " lib.a\nmember one.o\nmember two.o\n"
	         "file - gone.a\nmember one.o\nfile " ABC " lib.a\nend 3\n",
	         workplace);
	assert_string_equal(text, expected);
}

/* What is written is what is read, byte for byte, and past the first growth of the list, too. */
static void names_of_any_bytes_come_back(void **state)
{
	(void)state;
	static char text[65536];
	char name[64];
	const char *key, *value;
	size_t at = 0, count = 0, size;
	struct bri_inputs *inputs = bri_inputs_new(true, "a\nb%41\x7f\xff", NULL);
	for (int round = 0; round < 2; round++)
		for (int i = 1; i < 300; i++) {
			snprintf(name, sizeof(name), "%%%02X \n%c%d", i & 0xff, i % 255 + 1, i);
			bri_inputs_add(inputs, name, i % 3 == 0 ? name : NULL);
		}
	write_list(inputs);
	size = read_list(text, sizeof(text));
	assert_int_equal(strspn(text, "\n"), 0);
	while (bri_inputs_next(text, size, &at, &key, &value)) {
		if (strcmp(key, "output") == 0)
			assert_string_equal(value, "a\nb%41\x7f\xff");
		if (strcmp(key, "end") == 0)
			assert_string_equal(value, "299");
		if (strcmp(key, "file") != 0)
			continue;
		const int i = (int)++count;
		snprintf(name, sizeof(name), "- %%%02X \n%c%d", i & 0xff, i % 255 + 1, i);
		assert_string_equal(value, name);
	}
	assert_int_equal(count, 299);
	assert_int_equal(at, size);
}

static void what_is_no_list_ends_the_reading(void **state)
{
	(void)state;
	char cut[] = "file - a%4g%G1%4", word[] = "file\n", bad[] = "file - a%4g%G1%4\nend";
	const char *key, *value;
	size_t at = 0;
	assert_false(bri_inputs_next(cut, sizeof(cut) - 1, &at, &key, &value)); /* its line has no end */
	assert_false(bri_inputs_next(word, sizeof(word) - 1, &at, &key, &value));
	at = 0;
	assert_true(bri_inputs_next(bad, sizeof(bad) - 1, &at, &key, &value));
	assert_string_equal(value, "- a%4g%G1%4"); /* none of these is an escape */
	assert_false(bri_inputs_next(bad, sizeof(bad) - 1, &at, &key, &value));
}

static bool list_all(struct bri_error *error)
{
	struct bri_inputs *inputs = bri_inputs_new(true, "prog", "x.c");
	if (inputs == NULL)
		return bri_error_set(error, "", "out of memory") == 0;
	for (char name[] = "a.o"; name[0] <= 'z'; name[0]++)
		for (name[2] = 'a'; name[2] <= 'c'; name[2]++)
			bri_inputs_add(inputs, name, name[2] == 'c' ? "m.o" : NULL);
	const bool is_good = bri_inputs_write(inputs, reports, error) == 0;
	bri_inputs_free(inputs);
	return is_good;
}

/* A request that fails costs the list, never a line of it. */
static void a_list_is_whole_or_not_there(void **state)
{
	(void)state;
	static char whole[16384], part[16384];
	struct bri_error error = { .what = "" };
	bri_inputs_free(NULL);
	assert_true(list_all(&error));
	assert_true(read_list(whole, sizeof(whole)) > 0);
	for (long allowed = 0, is_through = 0; !is_through; allowed++) {
		error.what[0] = '\0';
		memory_fails_once_after(allowed);
		const bool is_good = list_all(&error);
		memory_is_back();
		is_through = !has_run_out;
		assert_true(is_good || error.what[0] != '\0');
		assert_true(is_good || !is_through);
		assert_int_equal(read_list(part, sizeof(part)) > 0, is_good);
		if (is_good)
			assert_string_equal(part, whole);
	}
}

static void without_a_working_directory_there_is_no_list(void **state)
{
	(void)state;
	struct bri_error error = { .what = "" };
	assert_int_equal(mkdir("gone", 0755), 0);
	assert_int_equal(chdir("gone"), 0);
	assert_int_equal(rmdir("../gone"), 0);
	assert_false(list_all(&error));
	assert_non_null(strstr(error.what, "working directory is gone"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_compile_lists_each_file_once),
		TEST(a_link_lists_members_behind_their_archive),
		TEST(names_of_any_bytes_come_back),
		TEST(what_is_no_list_ends_the_reading),
		TEST(a_list_is_whole_or_not_there),
		TEST(without_a_working_directory_there_is_no_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
