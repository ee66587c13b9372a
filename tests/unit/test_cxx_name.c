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

/* An operator's brackets are no brackets. */
static void operators_are_names(void **state)
{
	static const struct {
		const char *given, *name, *plain;
	} cases[] = {
	    {"ns::operator<<(std::ostream&, ns::key const&)", "ns::operator<<(std::basic_ostream<char>&, ns::key const&)",
	     "ns::operator<<"},
	    {"bool ns::operator< <int>(int)", "ns::operator< <int>(int)", "ns::operator<"},
	    {"ns::f::operator()(int) const", "ns::f::operator()(int)", "ns::f::operator()"},
	    {"ns::f::operator[](int)", "ns::f::operator[](int)", "ns::f::operator[]"},
	    {"ns::f::operator->() const", "ns::f::operator->()", "ns::f::operator->"},
	    {"ns::operator<=>(int, int)", "ns::operator<=>(int, int)", "ns::operator<=>"},
	    {"operator"" _key(char const*)", "operator"" _key(char const*)", NULL},
	    {"ns::f::operator unsigned int() const", "ns::f::operator unsigned int()", "ns::f::operator unsigned int"},
	    {"ns::f::operator std::vector<int, std::allocator<int> >()", "ns::f::operator std::vector<int>()", NULL},
	    {"operators::f(int)", "operators::f(int)", "operators::f"},
	    {"my_operator(int)", "my_operator(int)", "my_operator"},
	    {"f<&(ns::operator>(int, int))>(int)", "f<&(ns::operator>(int, int))>(int)", "f"},
	};
	char form[BRI_CXX_NAME_ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		is(cases[i].given, cases[i].name);
		if (cases[i].plain == NULL)
			continue;
		assert_true(bri_cxx_name_form(cases[i].name, 3, form, sizeof form) > 0);
		assert_string_equal(form, cases[i].plain);
	}
}

/* What compilers number or mark, each in its own way, is no part of the name. */
static void spellings_of_one_thing_are_one_name(void **state)
{
	(void)state;
	is("void ns::f[abi:cxx11](int) [clone .part.0]", "ns::f(int)");
	is("f(int) const volatile &&", "f(int)");
	is("f(int) const &", "f(int)");
	is("f(int) noexcept", "f(int)");
	is("std::__1::vector<int, std::__1::allocator<int>>::size() const", "std::vector<int>::size()");
	is("std::map<int, char, std::less<int>, std::allocator<std::pair<int const, char>>>::at(int)",
	   "std::map<int, char>::at(int)");
	is("f<std::less<int> >(int)", "f<std::less<int>>(int)"); /* the only argument stands for nothing else */
	is("f<int  ,char>(int)", "f<int, char>(int)");
	is("main::{lambda(int)#1}::operator()(int) const", "main::<lambda>::operator()(int)");
	is("main::$_0::operator()(int) const", "main::<lambda>::operator()(int)");
	is("main::'lambda'(int)::operator()(int) const", "main::<lambda>::operator()(int)");
	is("ns::{unnamed type#1}::f()", "ns::<unnamed>::f()");
	is("ns::'unnamed0'::f()", "ns::<unnamed>::f()");
	is("(anonymous namespace)::f(int)", "(anonymous namespace)::f(int)");
	is("f(int)::g(char) const", "f(int)::g(char)");
	is("f(std::istream&, std::ostreams, std::iostream)", "f(std::basic_istream<char>&, std::ostreams, "
	                                                      "std::basic_iostream<char>)");
	is("a_variable", "a_variable");
}

static void what_breaks_off_is_read_to_its_end(void **state)
{
	static const char whole[] = "x<f<(a->b), '\\0'>::g<ns::operator<<int>>({lambda(int)#1}, [abi:x]) const [clone";
	char name[BRI_CXX_NAME_ROOM], cut[sizeof whole];

	(void)state;
	for (size_t length = 0; length < sizeof whole; length++)
		for (unsigned n = 0; n < 4; n++) {
			memcpy(cut, whole, length);
			cut[length] = 0;
			assert_true(bri_cxx_name(cut, name, sizeof name) <= 2 * length + 16);
			assert_true(bri_cxx_name_form(cut, n, name, sizeof name) <= 2 * length + 16);
		}
	assert_int_equal(bri_cxx_name("f()", name, 0), 0);
	assert_int_equal(bri_cxx_name_form("f()", 0, name, 0), 0);
	assert_int_equal(bri_cxx_name_form("f", 0, name, sizeof name), 0);
	assert_int_equal(bri_cxx_name_form("ns::f<int>()", 0, name, 5), 0);
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
	    cmocka_unit_test(operators_are_names),
	    cmocka_unit_test(spellings_of_one_thing_are_one_name),
	    cmocka_unit_test(what_breaks_off_is_read_to_its_end),
	    cmocka_unit_test(what_has_no_room_is_no_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
