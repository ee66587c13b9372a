// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls mbedtls/config.h
#include <mbedtls/md.h>
#include <mbedtls/md5.h>
#include <mbedtls/sha1.h>
#include <mbedtls/sha256.h>

int direct(const unsigned char *data, size_t length, unsigned char *out)
{
	return mbedtls_md5_ret(data, length, out) + // finds: crypto.weak-hash
	       mbedtls_sha1_ret(data, length, out); // finds: crypto.weak-hash
}

const mbedtls_md_info_t *by_type(mbedtls_md_type_t fallback)
{
	const mbedtls_md_info_t *info = mbedtls_md_info_from_type(MBEDTLS_MD_SHA1); // finds: crypto.weak-hash

	return info ? info : mbedtls_md_info_from_type(fallback);
}

static const mbedtls_md_info_t *find(const char *name)
{
	return mbedtls_md_info_from_string(name);
}

int by_name(void)
{
	return find("SHA256") && find("MD5"); // finds: crypto.weak-hash
}

int truncated(const unsigned char *data, size_t length, unsigned char *out)
{
	return mbedtls_sha256_ret(data, length, out, 1); // finds: crypto.short-hash warning
}

/* Near misses. */
int good(const unsigned char *data, size_t length, unsigned char *out)
{
	return mbedtls_sha256_ret(data, length, out, 0) +
	       mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA512), data, length, out);
}

/* Unknown. */
const mbedtls_md_info_t *given(mbedtls_md_type_t type)
{
	return mbedtls_md_info_from_type(type);
}
