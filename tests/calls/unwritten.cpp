// SPDX-License-Identifier: Apache-2.0
// Where GCC and Clang see what nobody wrote: conversions, bases, what a return is turned into, operators.
#include <string>
#include <memory>
extern "C" void sink(const char *, int);
struct B { B(const char *t, int n) { sink(t, n); } B(int n) { sink("", n); } B(const std::string &s) { sink(s.c_str(), 1);} };
struct M { M(int n) { sink("m", n); } M(const std::string &s) { sink(s.c_str(), 2);} };
struct D1 : B { D1() : B("a", 1) {} };
struct D2 : B { M m_; D2() : B("a", 1), m_(3) {} };
struct D3 : B { M m_; int k; explicit D3(int x) : B{"a", 1}, m_{x}, k(x) { sink("body", 1); } };
struct D4 : B { D4(); };
D4::D4() : B("b", 2) {}
struct D5 : B { std::string s_; D5() : B(std::string("x")), s_("y") {} D5(int) : D5() {} };
struct D6 : B { std::string s_; D6() : B("lit" + std::string("x")), s_("y" + std::string("q")) {} };
template <class T> struct D7 : B { D7() : B("t", 7) {} };
void use() { D7<int> d; }
struct D8 : M { D8() : M("text") {} };
struct C { explicit operator bool() const; operator const char *() const; };
bool c1(const C &c, int n) { return c && n == 200; }
bool c2(const C &c) { return static_cast<bool>(c); }
bool c3(const C &c) { return !c; }
int c4(const C &c) { if (c) return 1; return c ? 2 : 3; }
void c5(const C &c) { sink(c, 1); const char *p = c; sink(p, 2); }
bool c6(const C &c, int n) { return n == 3 && c; }
bool c7(const C &c, int n) { return bool(c); }
void c8(const C &c) { while (c) sink("x", 1); for (; c;) sink("y", 2); }
std::string r1(bool b) { return b ? "a" : "b"; }
std::string r2() { return "abc"; }
std::string r3() { return {"abc", 2}; }
std::unique_ptr<B> r4() { return std::make_unique<D1>(); }
struct P { int a; std::string b; };
P r5() { return {1, "x"}; }
std::pair<int, std::string> r6() { return {1, "x"}; }
std::pair<int, int> r7() { return {1, 2}; }
std::string r8(const char *p) { return p; }
M r9() { return 3; }
M r10() { return std::string("q"); }
std::pair<int, int> r11(int a) { return {a, 2}; }
std::string r12() { std::string s = "a"; return s + "b"; }
void thr(int a) { if (a) throw std::string("x"); throw B("a", 2); }
struct T { int v; };
struct N { int v; ~N(); N(const N&); N(int); };
struct L { int v; constexpr L(int x) : v(x) {} };
T operator+(const T &, const T &);
N operator+(const N &, const N &);
L operator+(const L &, const L &);
constexpr L operator-(const L &a, const L &b) { return L(a.v - b.v); }
constexpr T operator-(const T &a, const T &b) { return T{a.v - b.v}; }
int operator*(const T &, int);
N operator*(const N &, int);
constexpr L operator*(const L &a, int k) { return L(k); }
void k(const void *, int);
void f1(T a, T b) { T c = a + b; auto d = a - b; k(&c, a * 2); }
void f2(N a, N b) { N c = a + b; auto d = a * 4; }
void f3(L a, L b) { L c = a + b; auto d = a - b; auto e = a * (1 + 2) + b; k(&e, 1); }
L f4(L a, L b) { return a * 3 + b; }
T f5(T a, T b) { return a - b; }
void g(const L &);
void f6(L a, L b) { g(a - b); g(a + b); g((a - b)); }
