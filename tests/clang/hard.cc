/* SPDX-License-Identifier: Apache-2.0 */
// Passes every profile once the options are right; C++ of many kinds.
namespace shapes {
class Shape {
public:
	explicit Shape(int sides = 3) : sides_(sides) {}
	virtual ~Shape() {}
	virtual int area(const int &scale) const { return sides_ * scale; }
	template <class T> T scaled(T by) const { return sides_ * by; }

private:
	int sides_;
};
class Square : public Shape {
public:
	Square() : Shape(4) {}
	int area(const int &scale) const override { return 2 * scale; }
};
Shape global(5);
} // namespace shapes

extern "C" void on_event(int (*callback)(int));
static int &first(int (&numbers)[3])
{
	return numbers[0];
}

int use(int count)
{
	shapes::Square square;
	int numbers[] = {1, 2, 3};
	first(numbers) = count;
	first(numbers)++;
	on_event([](int ok) { return ok; });
	auto closure = [&count](int more) { return count + more; };
	for (int number : numbers)
		count += number;
	try {
		if (int left = count)
			throw left;
	} catch (int caught) {
		count = caught;
	} catch (...) {
		return 2;
	}
	shapes::Shape *shape = new shapes::Square();
	count += shape->area(closure(2)) + square.scaled(3);
	delete shape;
	return count;
}
