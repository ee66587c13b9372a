// SPDX-License-Identifier: Apache-2.0
// Algorithms named by wide texts, as Windows' CNG does.
#include <stddef.h>

typedef void *BCRYPT_HANDLE;
int BCryptOpenAlgorithmProvider(BCRYPT_HANDLE *algorithm, const wchar_t *name, const wchar_t *provider, unsigned flags);
int BCryptSetProperty(BCRYPT_HANDLE object, const wchar_t *property, unsigned char *value, unsigned size, unsigned flags);
int BCryptGenerateKeyPair(BCRYPT_HANDLE algorithm, BCRYPT_HANDLE *key, unsigned bits, unsigned flags);

void hashes(BCRYPT_HANDLE *algorithm)
{
	BCryptOpenAlgorithmProvider(algorithm, L"MD5", NULL, 0); // finds: crypto.weak-hash
	BCryptOpenAlgorithmProvider(algorithm, L"SHA256", NULL, 0);
	BCryptOpenAlgorithmProvider(algorithm, L"MD5X", NULL, 0);
}

void ciphers(BCRYPT_HANDLE *algorithm)
{
	BCryptOpenAlgorithmProvider(algorithm, L"3DES", NULL, 0); // finds: crypto.weak-cipher
	BCryptOpenAlgorithmProvider(algorithm, L"AES", NULL, 0);
	BCryptSetProperty(*algorithm, L"ChainingMode", (unsigned char *)L"ChainingModeECB", 32, 0); // finds: crypto.ecb-mode warning
	BCryptSetProperty(*algorithm, L"ChainingMode", (unsigned char *)L"ChainingModeGCM", 32, 0);
}

void pairs(BCRYPT_HANDLE algorithm, BCRYPT_HANDLE *key)
{
	BCryptGenerateKeyPair(algorithm, key, 1024, 0); // finds: crypto.short-key
	BCryptGenerateKeyPair(algorithm, key, 256, 0);
	BCryptGenerateKeyPair(algorithm, key, 3072, 0);
}

void unknown(BCRYPT_HANDLE *algorithm, const wchar_t *name)
{
	BCryptOpenAlgorithmProvider(algorithm, name, NULL, 0);
}
