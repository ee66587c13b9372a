// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
// How many bits are few depends on the type, which may be set before or after them.
#include <psa/crypto.h>

psa_status_t rsa(psa_key_id_t *id)
{
	psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;

	psa_set_key_type(&attributes, PSA_KEY_TYPE_RSA_KEY_PAIR);
	psa_set_key_bits(&attributes, 1024); // finds: crypto.short-key
	return psa_generate_key(&attributes, id);
}

psa_status_t type_later(psa_key_id_t *id)
{
	psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;

	psa_set_key_bits(&attributes, 1024); // finds: crypto.short-key
	psa_set_key_type(&attributes, PSA_KEY_TYPE_RSA_KEY_PAIR);
	return psa_generate_key(&attributes, id);
}

static void describe(psa_key_attributes_t *attributes, size_t bits)
{
	psa_set_key_type(attributes, PSA_KEY_TYPE_ECC_KEY_PAIR(PSA_ECC_FAMILY_SECP_R1));
	psa_set_key_bits(attributes, bits);
}

psa_status_t curve(psa_key_id_t *id)
{
	psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;

	describe(&attributes, 192); // finds: crypto.short-key
	return psa_generate_key(&attributes, id);
}

/* Near misses: the same numbers are long for other types. */
psa_status_t others(psa_key_id_t *id)
{
	psa_key_attributes_t hmac = PSA_KEY_ATTRIBUTES_INIT, aes = PSA_KEY_ATTRIBUTES_INIT;

	psa_set_key_bits(&hmac, 512);
	psa_set_key_type(&hmac, PSA_KEY_TYPE_HMAC);
	psa_set_key_type(&aes, PSA_KEY_TYPE_AES);
	psa_set_key_bits(&aes, 192);
	return psa_generate_key(&hmac, id) + psa_generate_key(&aes, id);
}

psa_status_t long_enough(psa_key_id_t *id)
{
	psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;

	psa_set_key_type(&attributes, PSA_KEY_TYPE_RSA_KEY_PAIR);
	psa_set_key_bits(&attributes, 3072);
	return psa_generate_key(&attributes, id);
}

/* Unknown. */
void given(psa_key_attributes_t *attributes, size_t bits)
{
	psa_set_key_type(attributes, PSA_KEY_TYPE_RSA_KEY_PAIR);
	psa_set_key_bits(attributes, bits);
}
