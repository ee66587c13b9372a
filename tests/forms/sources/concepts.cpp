/* SPDX-License-Identifier: Apache-2.0 */
/* with: -std=c++20 */
struct SSL_CTX;
extern "C" void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
template <class T, class U> inline constexpr bool same = false;
template <class T> inline constexpr bool same<T, T> = true;
template <class T, class U> concept Same = same<T, U>;
template <class T> concept Settings = requires(T t, const T c) {
	{ c.mode() } -> Same<int>;
	t.apply;
	requires sizeof(T) > 1;
};
struct Soft {
	int apply = 1, more = 2;
	consteval Soft() {}
	constexpr int mode() const { return 0; }
	bool operator==(const Soft &) const = default;
};
template <Settings T> requires(!same<T, int>) void set(SSL_CTX *ctx, const T &settings)
{
	if constexpr (requires { settings.none; })
		return;
	SSL_CTX_set_verify(ctx, settings.mode(), nullptr); // weak
}
void constrained(SSL_CTX *ctx)
{
	constinit static int turns = 0;
	set(ctx, Soft{});
	auto each = []<Settings T>(SSL_CTX *one, T settings) {
		SSL_CTX_set_verify(one, settings.mode(), nullptr); // weak
		return ++turns;
	};
	each(ctx, Soft{});
	if (Soft one; one == Soft{}) [[likely]]
		turns++;
}
