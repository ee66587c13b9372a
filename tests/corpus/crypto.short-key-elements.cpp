// SPDX-License-Identifier: Apache-2.0
// Numbers and structures in a container's braces: each element is itself.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

struct RSA;
struct BIGNUM;
struct BN_GENCB;
extern "C" int RSA_generate_key_ex(RSA *rsa, int bits, BIGNUM *e, BN_GENCB *cb);

struct profile {
	const char *name;
	int bits;
};

void numbers(RSA *rsa, BIGNUM *e)
{
	std::vector<int> bits{1024, 2048, 512};

	RSA_generate_key_ex(rsa, bits[0], e, nullptr);      // finds: crypto.short-key
	RSA_generate_key_ex(rsa, bits.front(), e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, *bits.begin(), e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, bits.data()[2], e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, bits.at(2), e, nullptr);   // finds: crypto.short-key
	RSA_generate_key_ex(rsa, bits.back(), e, nullptr);  // finds: crypto.short-key
	/* Near misses. */
	RSA_generate_key_ex(rsa, bits[1], e, nullptr);
	RSA_generate_key_ex(rsa, bits.at(1), e, nullptr);
	RSA_generate_key_ex(rsa, bits.data()[1], e, nullptr);
}

/* Field. */
void structures(RSA *rsa, BIGNUM *e)
{
	const std::vector<profile> profiles = {{"modern", 3072}, {"legacy", 1024}};

	RSA_generate_key_ex(rsa, profiles[1].bits, e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, profiles.back().bits, e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, profiles[0].bits, e, nullptr);
	RSA_generate_key_ex(rsa, profiles.front().bits, e, nullptr);
}

static const std::vector<profile> table = {{"weak", 768}, {"strong", 4096}};

void of_the_file(RSA *rsa, BIGNUM *e)
{
	RSA_generate_key_ex(rsa, table[0].bits, e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, table[1].bits, e, nullptr);
}

void each(RSA *rsa, BIGNUM *e)
{
	const std::vector<profile> weak{{"a", 3072}, {"b", 1024}}, strong{{"c", 2048}, {"d", 4096}};

	for (const auto &one : weak)
		RSA_generate_key_ex(rsa, one.bits, e, nullptr); // finds: crypto.short-key
	for (const auto &one : strong)
		RSA_generate_key_ex(rsa, one.bits, e, nullptr);
	for (int bits : {2048, 1024})
		RSA_generate_key_ex(rsa, bits, e, nullptr); // finds: crypto.short-key
	for (int bits : std::vector<int>{2048, 4096})
		RSA_generate_key_ex(rsa, bits, e, nullptr);
}

/* Conditional: which one isn't known. */
void any(RSA *rsa, BIGNUM *e, std::size_t which)
{
	std::vector<long> bits{4096, 1024}, more{4096, 3072};

	RSA_generate_key_ex(rsa, static_cast<int>(bits[which]), e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, static_cast<int>(more[which]), e, nullptr);
}

void one_by_one(RSA *rsa, BIGNUM *e)
{
	std::vector<int> bits;
	std::vector<profile> profiles;
	profile weak = {"weak", 1024};

	bits.push_back(2048);
	bits.push_back(1024);
	RSA_generate_key_ex(rsa, bits[1], e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, bits[0], e, nullptr);
	bits[1] = 3072;
	RSA_generate_key_ex(rsa, bits[1], e, nullptr);
	profiles.push_back({"strong", 4096});
	profiles.push_back(weak);
	RSA_generate_key_ex(rsa, profiles[1].bits, e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, profiles[0].bits, e, nullptr);
}

/* Wrappers: by reference, by value, in a member, from a function. */
static void second_of(RSA *rsa, BIGNUM *e, const std::vector<int> &bits)
{
	RSA_generate_key_ex(rsa, bits[1], e, nullptr);
}

static void first_of(RSA *rsa, BIGNUM *e, std::vector<int> bits)
{
	RSA_generate_key_ex(rsa, bits.front(), e, nullptr);
}

static void last_of(RSA *rsa, BIGNUM *e, std::initializer_list<int> bits)
{
	std::vector<int> copy(bits);

	RSA_generate_key_ex(rsa, copy.back(), e, nullptr);
}

static std::vector<profile> defaults()
{
	return {{"new", 4096}, {"old", 1024}};
}

class Generator {
public:
	explicit Generator(std::vector<int> bits) : bits_(bits) {}
	int run(RSA *rsa, BIGNUM *e) const { return RSA_generate_key_ex(rsa, bits_[0], e, nullptr); }

private:
	std::vector<int> bits_;
	std::string name_;
};

void handed_on(RSA *rsa, BIGNUM *e)
{
	std::vector<int> bits{1024, 2048}, copy = bits;

	second_of(rsa, e, {2048, 1024}); // finds: crypto.short-key
	second_of(rsa, e, {1024, 2048});
	first_of(rsa, e, bits); // finds: crypto.short-key
	first_of(rsa, e, {4096, 1024});
	last_of(rsa, e, {4096, 1024}); // finds: crypto.short-key
	last_of(rsa, e, {1024, 4096});
	RSA_generate_key_ex(rsa, copy[0], e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, copy[1], e, nullptr);
	auto made = defaults();
	RSA_generate_key_ex(rsa, made[1].bits, e, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, made[0].bits, e, nullptr);
	Generator weak({512, 2048}), strong({2048, 512});
	weak.run(rsa, e); // finds: crypto.short-key
	strong.run(rsa, e);
}

/* Unknown. */
void given(RSA *rsa, BIGNUM *e, const std::vector<int> &bits, int count)
{
	std::vector<int> own{count, 2048};

	RSA_generate_key_ex(rsa, bits[0], e, nullptr);
	RSA_generate_key_ex(rsa, own[0], e, nullptr);
}

/* Near misses: elements that are gone. */
void fewer(RSA *rsa, BIGNUM *e)
{
	std::vector<int> bits{2048, 1024}, last{2048, 1024}, none{1024};
	const std::vector<int> one{4096};

	bits = one;
	RSA_generate_key_ex(rsa, bits.back(), e, nullptr);
	last.pop_back();
	RSA_generate_key_ex(rsa, last.back(), e, nullptr);
	last.push_back(3072);
	RSA_generate_key_ex(rsa, last[1], e, nullptr);
	none.pop_back();
	none.push_back(2048);
	RSA_generate_key_ex(rsa, none[0], e, nullptr);
	last.push_back(768);
	RSA_generate_key_ex(rsa, last[2], e, nullptr); // finds: crypto.short-key
	none.resize(0);
	none.push_back(512);
	RSA_generate_key_ex(rsa, none[0], e, nullptr); // finds: crypto.short-key
}
