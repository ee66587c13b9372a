// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <string.h>

static const char key_pem[] = // finds: secrets.private-key
	"-----BEGIN EC PRIVATE KEY-----\n"
	"MHcCAQEEIEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEoAoGCCqGSM49\n"
	"-----END EC PRIVATE KEY-----\n";

EVP_PKEY *load(void)
{
	BIO *bio = BIO_new_mem_buf(key_pem, -1);
	EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

	BIO_free(bio);
	return key;
}

/* In JSON. */
const char account[] = // finds: secrets.private-key
	"{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\nMIIEEXAMPLEEXAMPLEEXAMPLEEXAMPLE\\n"
	"-----END PRIVATE KEY-----\\n\"}";

const unsigned char trust_centre_key[16] = { // finds: secrets.private-key
	0x5a, 0x69, 0x67, 0x42, 0x65, 0x65, 0x41, 0x6c, 0x6c, 0x69, 0x61, 0x6e, 0x63, 0x65, 0x30, 0x39};

const char *join_key(void)
{
	return "ZigBeeAlliance09"; // finds: secrets.private-key
}

/* Near misses: what a parser looks for, a public key, a certificate, an encrypted key. */
int is_private(const char *pem)
{
	return strstr(pem, "-----BEGIN PRIVATE KEY-----") != NULL ||
	       strstr(pem, "-----BEGIN RSA PRIVATE KEY-----\n") != NULL || strstr(pem, "-----BEGIN PRIVATE KEY-----\\n") != NULL || strstr(pem, "PRIVATE KEY") != NULL;
}

const char public_pem[] =
	"-----BEGIN PUBLIC KEY-----\n"
	"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEXAMPLEEXAMPLEEXAMPLEEXAMPLE\n"
	"-----END PUBLIC KEY-----\n";

const char certificate_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIBEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000\n"
	"-----END CERTIFICATE-----\n";

const char encrypted_pem[] =
	"-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
	"MIIBEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000\n"
	"-----END ENCRYPTED PRIVATE KEY-----\n";
