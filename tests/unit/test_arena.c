/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that dies together: what is taken stays apart and stays put, whatever its size, and sizes that can't be are
 * refused, not wrapped around. */
#include "fixture.h"

#include "arena.h"

enum { PIECES = 600 };

static size_t size_of(size_t i)
{
	return i % 7 == 0 ? 5000 + i : i % 50 + 1;
}

static void fill(struct bri_arena *arena, unsigned char **pieces)
{
	for (size_t i = 0; i < PIECES; i++) {
		pieces[i] = bri_arena_take(arena, size_of(i));
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		memset(pieces[i], (int)(i & 0xff), size_of(i));
	}
}

static void expect_filled(unsigned char *const *pieces)
{
	for (size_t i = 0; i < PIECES; i++)
		for (size_t k = 0; k < size_of(i); k++)
			assert_int_equal(pieces[i][k], i & 0xff);
}

static void pieces_of_any_size_stay_apart(void **state)
{
	(void)state;
	static unsigned char *pieces[PIECES], *others[PIECES];
	struct bri_arena arena = { .newest = NULL }, other = { .newest = NULL };
	fill(&arena, pieces); /* the first is a large one */
	char *text = bri_arena_text(&arena, "abcdef", 3);
	assert_string_equal(text, "abc");
	assert_string_equal(bri_arena_text(&arena, NULL, 0), "");
	bri_arena_join(&arena, &other); /* nothing of nothing */
	fill(&other, others);
	bri_arena_join(&arena, &other);
	assert_null(other.newest);
	assert_non_null(bri_arena_take(&arena, 16));
	expect_filled(pieces);
	expect_filled(others);
	bri_arena_join(&other, &arena);
	assert_null(arena.newest);
	expect_filled(pieces);
	assert_string_equal(text, "abc");
	bri_arena_finish(&other);
	assert_null(other.newest);
	bri_arena_finish(&other);
}

static void sizes_that_cannot_be_are_refused(void **state)
{
	(void)state;
	struct bri_arena arena = { .newest = NULL };
	size_t capacity = 0;
	assert_null(bri_arena_take(&arena, SIZE_MAX));
	assert_null(bri_arena_take(&arena, SIZE_MAX / 2 + 1));
	assert_null(bri_arena_text(&arena, "x", SIZE_MAX));
	assert_null(bri_array_grow(NULL, &capacity, 0, (size_t)UINT32_MAX, 1));
	assert_null(bri_array_grow(NULL, &capacity, UINT32_MAX - 1u, 1, 1));
	assert_null(bri_array_grow(NULL, &capacity, 1, 1000, SIZE_MAX / 1000));
	assert_int_equal(capacity, 0);
	bri_arena_finish(&arena);
}

static void arrays_grow_by_doubling(void **state)
{
	(void)state;
	size_t capacity = 0;
	uint32_t *items = bri_array_grow(NULL, &capacity, 0, 1, sizeof(*items));
	assert_int_equal(capacity, 32);
	items[0] = items[31] = 7;
	assert_ptr_equal(bri_array_grow(items, &capacity, 31, 1, sizeof(*items)), items);
	items = bri_array_grow(items, &capacity, 32, 1, sizeof(*items));
	assert_int_equal(capacity, 64);
	items = bri_array_grow(items, &capacity, 64, 1000, sizeof(*items));
	assert_int_equal(capacity, 2048);
	assert_true(items[0] == 7 && items[31] == 7);
	free(items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_of_any_size_stay_apart),
		cmocka_unit_test(sizes_that_cannot_be_are_refused),
		cmocka_unit_test(arrays_grow_by_doubling),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
