/* SPDX-License-Identifier: Apache-2.0 */
/* Private keys in DER, as arrays hold them: PKCS #1 (RSA), OpenSSL's DSA, SEC 1 (EC), and PKCS #8 (RFC 5958) around them.
 * A certificate, a request and a public key begin otherwise. */
#include "unit_check.h"

enum { INTEGER = 0x02, OCTETS = 0x04, OBJECT_ID = 0x06, SEQUENCE = 0x30, PARAMETERS = 0xa0, PUBLIC_KEY = 0xa1 };
enum { MODULUS_MIN = 64, EXPONENT_MAX = 8, SCALAR_MIN = 20, SCALAR_MAX = 66 };

struct der {
	const unsigned char *at, *end;
};

/* The next element, if it is of that kind and isn't cut off: its contents. */
static bool take(struct der *der, unsigned kind, struct der *ret_contents)
{
	const unsigned char *at = der->at;
	size_t room = (size_t)(der->end - at), length, head = 2;
	if (room < 2 || at[0] != kind)
		return false;
	length = at[1];
	if (length & 0x80) {
		size_t count = length & 0x7f;
		if (count < 1 || count > 2 || room < 2 + count)
			return false;
		length = count == 1 ? at[2] : (size_t)at[2] << 8 | at[3];
		head += count;
	}
	if (length > room - head)
		return false;
	*ret_contents = (struct der){at + head, at + head + length};
	der->at = at + head + length;
	return true;
}

static size_t size(struct der element)
{
	return (size_t)(element.end - element.at);
}

static bool is_number(struct der element, unsigned number)
{
	return size(element) == 1 && element.at[0] == number;
}

static bool is_rsa(struct der rest)
{
	struct der modulus, exponent, secret;
	return take(&rest, INTEGER, &modulus) && size(modulus) >= MODULUS_MIN && take(&rest, INTEGER, &exponent) &&
	       size(exponent) <= EXPONENT_MAX && take(&rest, INTEGER, &secret) && size(secret) >= MODULUS_MIN / 2;
}

/* Its parameters (p, q, g), the public and the private number. */
static bool is_dsa(struct der rest)
{
	struct der p, q, g, open, secret;
	return take(&rest, INTEGER, &p) && size(p) >= MODULUS_MIN && take(&rest, INTEGER, &q) && size(q) >= SCALAR_MIN &&
	       size(q) <= SCALAR_MAX && take(&rest, INTEGER, &g) && take(&rest, INTEGER, &open) && take(&rest, INTEGER, &secret) &&
	       size(secret) <= SCALAR_MAX && rest.at == rest.end;
}

static bool is_wrapped(struct der rest)
{
	struct der algorithm, name, key;
	return take(&rest, SEQUENCE, &algorithm) && take(&algorithm, OBJECT_ID, &name) && take(&rest, OCTETS, &key) &&
	       size(key) >= SCALAR_MIN;
}

static bool is_ec(struct der rest)
{
	struct der scalar;
	return take(&rest, OCTETS, &scalar) && size(scalar) >= SCALAR_MIN && size(scalar) <= SCALAR_MAX &&
	       (rest.at == rest.end || rest.at[0] == PARAMETERS || rest.at[0] == PUBLIC_KEY);
}

static bool is_key(struct der der)
{
	struct der key, version;
	if (!take(&der, SEQUENCE, &key) || !take(&key, INTEGER, &version))
		return false;
	return (is_number(version, 0) && (is_rsa(key) || is_dsa(key) || is_wrapped(key))) ||
	       (is_number(version, 1) && (is_ec(key) || is_wrapped(key)));
}

bool bri_holds_der_key(const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (bytes[i] == SEQUENCE && is_key((struct der){bytes + i, bytes + length}))
			return true;
	return false;
}
