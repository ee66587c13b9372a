// SPDX-License-Identifier: Apache-2.0
// Ordinary C++: classes, templates, a lambda, exceptions, dynamic initialisers.
extern "C" int printf(const char *, ...);
extern "C" int number();

namespace shop {
struct Base {
	int value;
	explicit Base(int v) : value(v) {}
	virtual ~Base() {}
	virtual int price(int tax) const { return value + tax; }
};
struct Book : Base {
	int pages = 3;
	Book() : Base(number()) {}
	int price(int tax) const override { return Base::price(tax) * pages; }
	Book &operator+=(int more)
	{
		pages += more;
		return *this;
	}
};
template <class T> T twice(T t)
{
	return t + t;
}
static int counter = number();
inline int header_only(int &r)
{
	static int calls = number();
	return r += calls;
}
} // namespace shop

int main()
{
	shop::Book book;
	shop::Base *base = new shop::Book;
	int total = base->price(2), list[] = {1, 2, 3};
	book += 4;
	for (int item : list)
		total += shop::twice(item);
	auto add = [&total](int k) { return total + k; };
	try {
		total = add(shop::counter);
		if (total > 5)
			throw total;
	} catch (int e) {
		total = shop::header_only(e);
	}
	delete base;
	return printf("%d\n", total + static_cast<int>(shop::twice(2L)));
}
