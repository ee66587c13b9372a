// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// policy: xiaomi-2.0-medium
// Comments that waive, in the short form: on the line, alone on the line above, for several rules, in a macro's use.
#include <openssl/evp.h>
#include <openssl/md5.h>

const EVP_MD *same_line(void)
{
	return EVP_md5(); /* brinell: allow crypto.weak-hash: names cache files only */ // waives: crypto.weak-hash
}

const EVP_MD *line_above(void)
{
	/* brinell: allow crypto.weak-hash: names cache files only */
	return EVP_md5(); // waives: crypto.weak-hash
}

const EVP_MD *slashes(void)
{
	// brinell: allow crypto.*: an old protocol asks for it
	return EVP_sha1(); // waives: crypto.weak-hash
}

const EVP_CIPHER *several(void)
{
	/* brinell: allow crypto.weak-cipher, crypto.ecb-mode: reads old backups */
	return EVP_des_ecb(); // waives: crypto.weak-cipher, crypto.ecb-mode
}

#define DIGEST EVP_md5()
const EVP_MD *macro(void)
{
	/* brinell: allow crypto.weak-hash: names cache files only */
	return DIGEST; // waives: crypto.weak-hash
}

/* Near misses: another rule, no reason, behind code on the line above, a text, a comment about it, two lines above. */
const EVP_MD *other_rule(void)
{
	/* brinell: allow crypto.ecb-mode: not what is found */
	return EVP_md5(); // finds: crypto.weak-hash
}

const EVP_MD *no_reason(void)
{
	/* brinell: allow crypto.weak-hash: */ // finds: waiver.incomplete
	return EVP_md5(); // finds: crypto.weak-hash
}

int behind_code(const EVP_MD **digest)
{
	int n = 1; /* brinell: allow crypto.weak-hash: speaks of its own line */
	*digest = EVP_md5(); // finds: crypto.weak-hash
	return n;
}

const char *text(void)
{
	return "/* brinell: allow crypto.weak-hash: no comment */";
}

const EVP_MD *far_above(void)
{
	/* brinell: allow crypto.weak-hash: too far away */

	return EVP_md5(); // finds: crypto.weak-hash
}

/* Unknown: what a name at run time is. */
const EVP_MD *unknown(const char *name)
{
	return EVP_get_digestbyname(name);
}
