/* SPDX-License-Identifier: Apache-2.0 */
/* C++ names: what both adapters say for one symbol, and the forms that policies
 * may use for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cxx_name.h"

static void is(const char *demangled, const char *wanted)
{
	char name[BRI_CXX_NAME_ROOM] = "";
	size_t length = bri_cxx_name(demangled, name, sizeof name);

	assert_string_equal(name, wanted);
	assert_int_equal(length, strlen(wanted));
}

static void results_and_qualifiers_go(void **state)
{
	(void)state;
	is("ns::f(int)", "ns::f(int)");
	is("void ns::f<int>(int)", "ns::f<int>(int)");
	is("ns::thing::get() const", "ns::thing::get()");
	is("std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >::c_str() const",
	   "std::basic_string<char>::c_str()");
}

static void forms_go_from_particular_to_general(void **state)
{
	static const char *const wanted[] = {"ns::f<int>(char const*)", "ns::f<int>", "ns::f(char const*)", "ns::f"};
	char form[BRI_CXX_NAME_ROOM];

	(void)state;
	for (unsigned n = 0; n < 4; n++) {
		assert_true(bri_cxx_name_form("ns::f<int>(char const*)", n, form, sizeof form) > 0);
		assert_string_equal(form, wanted[n]);
	}
	assert_int_equal(bri_cxx_name_form("ns::f<int>(char const*)", 4, form, sizeof form), 0);
}

static void what_has_no_room_is_no_name(void **state)
{
	char small[8];

	(void)state;
	assert_int_equal(bri_cxx_name("a_long::name(int)", small, sizeof small), 0);
	assert_int_equal(bri_cxx_name("", small, sizeof small), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(results_and_qualifiers_go),
	    cmocka_unit_test(forms_go_from_particular_to_general),
	    cmocka_unit_test(what_has_no_room_is_no_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
