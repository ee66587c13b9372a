/* SPDX-License-Identifier: Apache-2.0 */
/* Private keys in files: PEM anywhere in any bytes, and the binary forms as whole
 * files.  It tells keys that a passphrase protects from those in the clear, and
 * public keys and certificates from both; it decrypts nothing. */
#include "keys.h"

#include <ctype.h>
#include <string.h>

#define BODY_LEAST 40 /* base64 characters; the shortest key (Ed25519) has 64 */

/* ---- PEM -------------------------------------------------------------------------- */

static bool is_base64(int c)
{
	return isalnum(c) || c == '+' || c == '/' || c == '=';
}

static bool contains(const unsigned char *bytes, size_t size, const char *text)
{
	return memmem(bytes, size, text, strlen(text)) != NULL;
}

/* Characters of the body, which may stand in a string literal of any language, behind headers or not. */
static size_t measure_body(const unsigned char *bytes, size_t size, const unsigned char **ret_first)
{
	size_t count = 0, run = 0;

	*ret_first = NULL;
	for (size_t i = 0; i < size && count < BODY_LEAST * 2; i++) {
		if (bytes[i] == '-' && size - i >= 5 && memcmp(bytes + i, "-----", 5) == 0)
			break;
		if (bytes[i] == ':') { /* "Proc-Type:": a header, to the line's end */
			while (i < size && bytes[i] != '\n')
				i++;
			count = run = 0;
			*ret_first = NULL;
		} else if (bytes[i] == '\\' && i + 1 < size && strchr("nrt", bytes[i + 1]) != NULL) {
			i++;
			run = 0;
		} else if (is_base64(bytes[i])) {
			if (run++ == 0 && *ret_first == NULL)
				*ret_first = &bytes[i];
			count++;
		} else if (bytes[i] < ' ' && !isspace(bytes[i])) {
			break;
		} else {
			run = 0;
		}
	}
	return count;
}

/* "-----BEGIN " at `at`: is it a private key, and which. */
static enum image_key judge_pem(const unsigned char *at, size_t size, const char **ret_what)
{
	static const char plain_openssh[] = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU";
	static const struct {
		const char *label, *what;
	} kinds[] = {{"PRIVATE KEY", "a private key (PKCS#8)"},   {"RSA PRIVATE KEY", "an RSA private key (PKCS#1)"},
	             {"EC PRIVATE KEY", "an EC private key"},      {"DSA PRIVATE KEY", "a DSA private key"},
	             {"OPENSSH PRIVATE KEY", "an OpenSSH private key"}, {"ANY PRIVATE KEY", "a private key"},
	             {"PGP PRIVATE KEY BLOCK", "a PGP private key"}};
	const unsigned char *label = at + 11, *first, *body;
	size_t length = 0;

	while (11 + length < size && length < 40 && (isupper(label[length]) || label[length] == ' ' || isdigit(label[length])))
		length++;
	if (size < 11 + length + 5 || memcmp(label + length, "-----", 5) != 0 || !contains(label, length, "PRIVATE KEY"))
		return IMAGE_KEY_NONE;
	body = label + length + 5;
	size -= 11 + length + 5;
	if (contains(label, length, "ENCRYPTED") || contains(body, size < 100 ? size : 100, ",ENCRYPTED")) {
		*ret_what = "an encrypted private key";
		return measure_body(body, size, &first) >= BODY_LEAST ? IMAGE_KEY_ENCRYPTED : IMAGE_KEY_NONE;
	}
	if (measure_body(body, size, &first) < BODY_LEAST)
		return IMAGE_KEY_NONE;
	*ret_what = "a private key";
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strlen(kinds[i].label) == length && memcmp(kinds[i].label, label, length) == 0)
			*ret_what = kinds[i].what;
	if (length == 19 && memcmp(label, "OPENSSH", 7) == 0 &&
	    (size - (size_t)(first - body) < sizeof(plain_openssh) - 1 ||
	     memcmp(first, plain_openssh, sizeof(plain_openssh) - 1) != 0)) {
		*ret_what = "an encrypted OpenSSH private key";
		return IMAGE_KEY_ENCRYPTED;
	}
	return IMAGE_KEY_PLAIN;
}

static uint32_t count_lines(const unsigned char *bytes, size_t size)
{
	const unsigned char *end = bytes + size;
	uint32_t count = 0;

	while (bytes < end && (bytes = memchr(bytes, '\n', (size_t)(end - bytes))) != NULL) {
		count++;
		bytes++;
	}
	return count;
}

/* Keys that begin in the first `limit` of `size` bytes. */
static void scan(struct image_key_search *search, const unsigned char *bytes, size_t size, size_t limit)
{
	const unsigned char *at = bytes, *found, *counted = bytes;
	uint32_t line = search->line;
	const char *what = "";

	while (at < bytes + limit && (found = memmem(at, size - (size_t)(at - bytes), "-----BEGIN ", 11)) != NULL &&
	       found < bytes + limit) {
		enum image_key key = judge_pem(found, size - (size_t)(found - bytes), &what);

		if (key != IMAGE_KEY_NONE) {
			if (search->is_text)
				line += count_lines(counted, (size_t)(found - counted));
			counted = found;
			search->found(search->context, key, search->is_text ? line : 0, what);
		}
		at = found + 11;
	}
}

void image_keys_feed(struct image_key_search *search, const unsigned char *bytes, size_t size, bool is_last)
{
	size_t ahead = size < IMAGE_KEY_AHEAD ? size : IMAGE_KEY_AHEAD, limit;

	if (search->kept > 0 && size > 0) {
		size_t kept = search->kept;

		memcpy(search->tail + kept, bytes, ahead);
		if (size < IMAGE_KEY_AHEAD && !is_last) { /* a little more: wait, but never keep more than fits */
			size_t all = kept + ahead, drop = all > IMAGE_KEY_AHEAD ? all - IMAGE_KEY_AHEAD : 0;

			scan(search, search->tail, all, drop);
			if (search->is_text)
				search->line += count_lines(search->tail, drop);
			memmove(search->tail, search->tail + drop, all - drop);
			search->kept = all - drop;
			return;
		}
		scan(search, search->tail, kept + ahead, kept);
		if (search->is_text)
			search->line += count_lines(search->tail, kept);
		search->kept = 0;
	} else if (search->kept > 0 && is_last) {
		scan(search, search->tail, search->kept, search->kept);
		search->kept = 0;
		return;
	}
	limit = is_last ? size : size > IMAGE_KEY_AHEAD ? size - IMAGE_KEY_AHEAD : 0;
	scan(search, bytes, size, limit);
	if (is_last)
		return;
	if (search->is_text)
		search->line += count_lines(bytes, limit);
	memcpy(search->tail, bytes + limit, size - limit);
	search->kept = size - limit;
}

/* ---- binary forms ----------------------------------------------------------------------- */

struct der {
	const unsigned char *at, *end;
};

/* The next element's tag and content; false at the end or on nonsense. */
static bool der_next(struct der *in, unsigned *ret_tag, struct der *ret_content)
{
	size_t length, bytes;

	if (in->end - in->at < 2)
		return false;
	*ret_tag = *in->at++;
	length = *in->at++;
	if (length >= 0x80) {
		bytes = length & 0x7f;
		if (bytes == 0 || bytes > 3 || (size_t)(in->end - in->at) < bytes)
			return false;
		for (length = 0; bytes > 0; bytes--)
			length = length << 8 | *in->at++;
	}
	if ((size_t)(in->end - in->at) < length)
		return false;
	*ret_content = (struct der){in->at, in->at + length};
	in->at += length;
	return true;
}

static bool der_is(struct der *in, unsigned tag, struct der *ret_content)
{
	unsigned found;

	return der_next(in, &found, ret_content) && found == tag;
}

static bool is_small(const struct der *number, unsigned value)
{
	return number->end - number->at == 1 && *number->at == value;
}

/* PKCS#1 and DSA: a version and then only numbers. */
static size_t count_numbers(struct der in)
{
	struct der one;
	size_t count = 0;

	while (in.at < in.end) {
		if (!der_is(&in, 0x02, &one) || one.end == one.at)
			return 0;
		count++;
	}
	return count;
}

static enum image_key judge_pkcs12(const unsigned char *bytes, size_t size, const char **ret_what)
{
	static const char key_bag[] = "\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01\x01",
	                  shrouded_bag[] = "\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01\x02";
	bool is_plain = memmem(bytes, size, key_bag, sizeof(key_bag) - 1) != NULL;

	if (!is_plain && memmem(bytes, size, shrouded_bag, sizeof(shrouded_bag) - 1) != NULL) {
		*ret_what = "an encrypted private key (PKCS#12)";
		return IMAGE_KEY_ENCRYPTED;
	}
	*ret_what = is_plain ? "a private key (PKCS#12, in the clear)" : "a PKCS#12 store";
	return is_plain ? IMAGE_KEY_PLAIN : IMAGE_KEY_STORE;
}

static enum image_key judge_der(const unsigned char *bytes, size_t size, const char **ret_what)
{
	struct der file = {bytes, bytes + size}, all, first, second, third;
	unsigned tag;
	size_t numbers;

	if (!der_is(&file, 0x30, &all) || file.at != file.end)
		return IMAGE_KEY_NONE;
	numbers = count_numbers(all);
	file = all;
	if (!der_next(&all, &tag, &first) || !der_next(&all, &tag, &second))
		return IMAGE_KEY_NONE;
	if (file.at[0] == 0x30) { /* EncryptedPrivateKeyInfo: an algorithm, a text */
		if (tag != 0x04 || all.at != all.end || second.end - second.at < 32 || !der_is(&first, 0x06, &third))
			return IMAGE_KEY_NONE;
		*ret_what = "an encrypted private key (PKCS#8)";
		return IMAGE_KEY_ENCRYPTED;
	}
	if (file.at[0] != 0x02)
		return IMAGE_KEY_NONE;
	if (is_small(&first, 0) && numbers >= 9) {
		*ret_what = "an RSA private key (PKCS#1)";
		return IMAGE_KEY_PLAIN;
	}
	if (is_small(&first, 0) && numbers == 6) {
		*ret_what = "a DSA private key";
		return IMAGE_KEY_PLAIN;
	}
	if ((is_small(&first, 0) || is_small(&first, 1)) && tag == 0x30 && der_is(&second, 0x06, &third) &&
	    der_is(&all, 0x04, &third)) {
		*ret_what = "a private key (PKCS#8)";
		return IMAGE_KEY_PLAIN;
	}
	if (is_small(&first, 1) && tag == 0x04 && second.end - second.at >= 16 && second.end - second.at <= 72 &&
	    der_next(&all, &tag, &third) && (tag == 0xa0 || tag == 0xa1)) {
		*ret_what = "an EC private key";
		return IMAGE_KEY_PLAIN;
	}
	return is_small(&first, 3) && tag == 0x30 ? judge_pkcs12(bytes, size, ret_what) : IMAGE_KEY_NONE;
}

/* Length-prefixed fields of the SSH wire form. */
static bool ssh_next(struct der *in, struct der *ret_field)
{
	size_t length;

	if (in->end - in->at < 4)
		return false;
	length = (size_t)in->at[0] << 24 | (size_t)in->at[1] << 16 | (size_t)in->at[2] << 8 | in->at[3];
	in->at += 4;
	if ((size_t)(in->end - in->at) < length)
		return false;
	*ret_field = (struct der){in->at, in->at + length};
	in->at += length;
	return true;
}

/* Dropbear's host keys: a public key has fewer fields. */
static bool is_dropbear(const unsigned char *bytes, size_t size)
{
	static const struct {
		const char *name;
		size_t fields;
	} kinds[] = {{"ssh-rsa", 3}, {"ssh-dss", 5}, {"ecdsa-sha2-nistp256", 3}, {"ecdsa-sha2-nistp384", 3},
	             {"ecdsa-sha2-nistp521", 3}, {"ssh-ed25519", 0}};
	struct der in = {bytes, bytes + size}, name, field;
	size_t fields = 0;

	if (size < 32 || !ssh_next(&in, &name))
		return false;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if ((size_t)(name.end - name.at) != strlen(kinds[i].name) ||
		    memcmp(name.at, kinds[i].name, strlen(kinds[i].name)) != 0)
			continue;
		while (in.at < in.end) {
			if (!ssh_next(&in, &field))
				return false;
			fields++;
		}
		return kinds[i].fields == 0 ? fields == 1 && field.end - field.at == 64 : fields >= kinds[i].fields;
	}
	return false;
}

/* A JSON web key with its private part: "d" of RSA and curves, "k" of a symmetric one. */
static bool is_web_key(const unsigned char *bytes, size_t size)
{
	if (size < 64 || memchr(bytes, '{', size < 64 ? size : 64) == NULL || !contains(bytes, size, "\"kty\""))
		return false;
	for (size_t i = 0, length; i + 8 < size; i++) {
		if (bytes[i] != '"' || (bytes[i + 1] != 'd' && bytes[i + 1] != 'k') || bytes[i + 2] != '"')
			continue;
		for (i += 3; i < size && (isspace(bytes[i]) || bytes[i] == ':'); i++)
			continue;
		for (length = 0, i++; i < size && (isalnum(bytes[i]) || bytes[i] == '-' || bytes[i] == '_'); i++)
			length++;
		if (length >= BODY_LEAST / 2)
			return true;
	}
	return false;
}

static uint64_t big_endian(const unsigned char *bytes, size_t count)
{
	uint64_t value = 0;

	while (count-- > 0)
		value = value << 8 | *bytes++;
	return value;
}

/* Behind a text with its length in two bytes, or a blob with its length in four. */
static bool skip_counted(const unsigned char **at, const unsigned char *end, size_t width)
{
	uint64_t length;

	if ((size_t)(end - *at) < width)
		return false;
	length = big_endian(*at, width);
	if ((uint64_t)(end - *at) - width < length)
		return false;
	*at += width + length;
	return true;
}

/* A Java key store says what its entries are: private keys, which are always encrypted, certificates, secret keys. */
static enum image_key judge_java_store(const unsigned char *bytes, size_t size, const char **ret_what)
{
	const unsigned char *at = bytes + 12, *end = bytes + size;
	uint64_t version = big_endian(bytes + 4, 4), count = big_endian(bytes + 8, 4);

	*ret_what = "a Java key store";
	for (uint64_t i = 0; i < count; i++) {
		uint64_t tag;

		if (end - at < 4)
			return IMAGE_KEY_STORE;
		tag = big_endian(at, 4);
		if (tag == 1) {
			*ret_what = "an encrypted private key in a Java key store";
			return IMAGE_KEY_ENCRYPTED;
		}
		at += 4;
		/* A certificate: its name, a date, its type, itself. */
		if (tag != 2 || !skip_counted(&at, end, 2) || end - at < 8)
			return IMAGE_KEY_STORE;
		at += 8;
		if ((version >= 2 && !skip_counted(&at, end, 2)) || !skip_counted(&at, end, 4))
			return IMAGE_KEY_STORE;
	}
	return IMAGE_KEY_NONE;
}

/* The secret key packet that a ring of OpenPGP secret keys begins with (RFC 9580): tag, length, version, date, algorithm
 * and its public numbers, then 0 when nothing encrypts what follows. */
static enum image_key judge_openpgp(const unsigned char *bytes, size_t size, const char **ret_what)
{
	size_t at = 1, numbers, length;
	unsigned algorithm;

	if (size < 40)
		return IMAGE_KEY_NONE;
	if ((bytes[0] & 0xfc) == 0x94)
		at += bytes[0] & 3 ? (size_t)1 << (bytes[0] & 3) : 1;
	else if (bytes[0] == 0xc5)
		at += bytes[1] < 192 ? 1 : bytes[1] < 224 ? 2 : 5;
	else
		return IMAGE_KEY_NONE;
	algorithm = bytes[at + 5];
	if (bytes[at] != 4 || at + 8 > size)
		return IMAGE_KEY_NONE;
	at += 6;
	numbers = algorithm >= 1 && algorithm <= 3 ? 2 : algorithm == 16 ? 3 : algorithm == 17 ? 4 : 0;
	if (algorithm == 18 || algorithm == 19 || algorithm == 22) { /* a curve, then one number; 18 two fields more */
		at += 1 + (size_t)bytes[at];
		numbers = 1;
	}
	if (numbers == 0)
		return IMAGE_KEY_NONE;
	for (; numbers > 0; numbers--) {
		if (at + 2 > size)
			return IMAGE_KEY_NONE;
		length = ((size_t)bytes[at] << 8 | bytes[at + 1]) + 7;
		at += 2 + length / 8;
	}
	if (algorithm == 18 && at < size)
		at += 1 + (size_t)bytes[at];
	if (at >= size)
		return IMAGE_KEY_NONE;
	*ret_what = bytes[at] == 0 ? "an OpenPGP secret key" : "an encrypted OpenPGP secret key";
	return bytes[at] == 0 ? IMAGE_KEY_PLAIN : IMAGE_KEY_ENCRYPTED;
}

/* GnuPG's private-keys-v1.d/: s-expressions, alone or behind "Key:". */
static enum image_key judge_gnupg(const unsigned char *bytes, size_t size, const char **ret_what)
{
	size_t head = size < 4096 ? size : 4096;
	bool is_list = size > 24 && (bytes[0] == '(' || memcmp(bytes, "Key: (", 6) == 0 || memcmp(bytes, "Created: ", 9) == 0);

	if (!is_list)
		return IMAGE_KEY_NONE;
	if (contains(bytes, head, "(21:protected-private-key") || contains(bytes, head, "(protected-private-key")) {
		*ret_what = "an encrypted GnuPG private key";
		return IMAGE_KEY_ENCRYPTED;
	}
	if (contains(bytes, head, "(11:private-key(") || contains(bytes, head, "(private-key")) {
		*ret_what = "a GnuPG private key";
		return IMAGE_KEY_PLAIN;
	}
	return IMAGE_KEY_NONE;
}

enum image_key image_key_of(const unsigned char *bytes, size_t size, const char **ret_what)
{
	if (size > 24 && memcmp(bytes, "PuTTY-User-Key-File-", 20) == 0) {
		bool is_plain = contains(bytes, size < 512 ? size : 512, "Encryption: none");

		*ret_what = is_plain ? "a PuTTY private key" : "an encrypted PuTTY private key";
		return is_plain ? IMAGE_KEY_PLAIN : IMAGE_KEY_ENCRYPTED;
	}
	if (size > 16 && (memcmp(bytes, "\xfe\xed\xfe\xed", 4) == 0 || memcmp(bytes, "\xce\xce\xce\xce", 4) == 0)) {
		return judge_java_store(bytes, size, ret_what);
	}
	if (judge_gnupg(bytes, size, ret_what) != IMAGE_KEY_NONE)
		return judge_gnupg(bytes, size, ret_what);
	if (is_web_key(bytes, size)) {
		*ret_what = "a private JSON web key";
		return IMAGE_KEY_PLAIN;
	}
	if (is_dropbear(bytes, size)) {
		*ret_what = "an SSH host key";
		return IMAGE_KEY_PLAIN;
	}
	if (judge_openpgp(bytes, size, ret_what) != IMAGE_KEY_NONE)
		return judge_openpgp(bytes, size, ret_what);
	return size >= 32 && bytes[0] == 0x30 ? judge_der(bytes, size, ret_what) : IMAGE_KEY_NONE;
}
