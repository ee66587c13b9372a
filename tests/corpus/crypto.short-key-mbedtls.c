// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
#include <mbedtls/aes.h>
#include <mbedtls/ecp.h>
#include <mbedtls/rsa.h>

int rsa(mbedtls_rsa_context *rsa, int (*rng)(void *, unsigned char *, size_t), void *state)
{
	return mbedtls_rsa_gen_key(rsa, rng, state, 1024, 65537); // finds: crypto.short-key
}

int curve(mbedtls_ecp_group *group)
{
	return mbedtls_ecp_group_load(group, MBEDTLS_ECP_DP_SECP192R1); // finds: crypto.short-key
}

int aes(mbedtls_aes_context *aes, const unsigned char *key)
{
	return mbedtls_aes_setkey_enc(aes, key, 16); // finds: crypto.short-key
}

/* Near misses: bytes for bits is the usual mistake above; these are right. */
int good(mbedtls_aes_context *aes, mbedtls_ecp_group *group, const unsigned char *key)
{
	return mbedtls_aes_setkey_enc(aes, key, 128) + mbedtls_aes_setkey_dec(aes, key, 256) +
	       mbedtls_ecp_group_load(group, MBEDTLS_ECP_DP_SECP256R1) +
	       mbedtls_ecp_group_load(group, MBEDTLS_ECP_DP_CURVE25519);
}

/* Unknown. */
int unknown(mbedtls_ecp_group *group, mbedtls_ecp_group_id id)
{
	return mbedtls_ecp_group_load(group, id);
}
