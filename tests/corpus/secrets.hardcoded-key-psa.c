// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
#include <psa/crypto.h>
#include <string.h>

static const uint8_t built_in[16] = {0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6, 0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f, 0x3c};

psa_status_t imported(psa_key_id_t *id)
{
	psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;

	psa_set_key_type(&attributes, PSA_KEY_TYPE_AES);
	return psa_import_key(&attributes, built_in, sizeof built_in, id); // finds: secrets.hardcoded-key
}

psa_status_t derived(psa_key_derivation_operation_t *operation)
{
	psa_key_derivation_input_bytes(operation, PSA_KEY_DERIVATION_INPUT_SALT, (const uint8_t *)"label", 5);
	return psa_key_derivation_input_bytes(operation, PSA_KEY_DERIVATION_INPUT_SECRET, (const uint8_t *)"camera", 6); // finds: secrets.hardcoded-key
}

psa_status_t sealed(psa_key_id_t key, const uint8_t *in, size_t length, uint8_t *out, size_t *made)
{
	uint8_t nonce[12];

	memset(nonce, 0, sizeof nonce);
	return psa_aead_encrypt(key, PSA_ALG_GCM, nonce, sizeof nonce, NULL, 0, in, length, out, 64, made); // finds: secrets.hardcoded-iv warning
}

/* Near misses: a public key, a decrypting operation's vector, a fresh nonce. */
psa_status_t verifying(psa_key_id_t *id)
{
	psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;

	psa_set_key_type(&attributes, PSA_KEY_TYPE_ECC_PUBLIC_KEY(PSA_ECC_FAMILY_SECP_R1));
	return psa_import_key(&attributes, built_in, sizeof built_in, id);
}

psa_status_t opening(psa_key_id_t key)
{
	psa_cipher_operation_t operation = PSA_CIPHER_OPERATION_INIT;

	psa_cipher_decrypt_setup(&operation, key, PSA_ALG_CTR);
	return psa_cipher_set_iv(&operation, built_in, sizeof built_in);
}

psa_status_t fresh(psa_key_id_t key, const uint8_t *in, size_t length, uint8_t *out, size_t *made)
{
	uint8_t nonce[12];

	psa_generate_random(nonce, sizeof nonce);
	return psa_aead_encrypt(key, PSA_ALG_GCM, nonce, sizeof nonce, NULL, 0, in, length, out, 64, made);
}

/* Unknown. */
psa_status_t given(const psa_key_attributes_t *attributes, const uint8_t *data, size_t length, psa_key_id_t *id)
{
	return psa_import_key(attributes, data, length, id);
}
