// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// policy: source-waivers-off.yaml
// Where the policy lets no comment waive, none does.
#include <openssl/evp.h>

const EVP_MD *in_short(void)
{
	/* brinell: allow crypto.weak-hash: names cache files only */
	return EVP_md5(); // finds: crypto.weak-hash
}

const EVP_MD *in_full(void)
{
	/* brinell: allow crypto.weak-hash reason="cache names" owner="web team" expires=2099-12-31 */
	return EVP_md5(); // finds: crypto.weak-hash
}

const EVP_MD *unknown(const char *name)
{
	return EVP_get_digestbyname(name);
}
