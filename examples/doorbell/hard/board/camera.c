/* SPDX-License-Identifier: Apache-2.0 */
/* The camera: this board has none, so a moving gradient stands for the sensor.
 * Pictures leave this file encrypted only. */
#include "camera.h"

#include "entropy.h"

#include <mbedtls/gcm.h>
#include <mbedtls/sha256.h>
#include <stdio.h>

static void read_sensor(unsigned char picture[CAMERA_WIDTH * CAMERA_HEIGHT])
{
	static unsigned shift;

	shift++;
	for (unsigned y = 0; y < CAMERA_HEIGHT; y++)
		for (unsigned x = 0; x < CAMERA_WIDTH; x++)
			picture[y * CAMERA_WIDTH + x] = (unsigned char)(x * 3 + y + shift);
}

int camera_capture(const unsigned char *key, unsigned char ret_sealed[CAMERA_SEALED_SIZE])
{
	unsigned char picture[CAMERA_WIDTH * CAMERA_HEIGHT];
	unsigned char *nonce = ret_sealed, *tag = nonce + CAMERA_NONCE_SIZE, *body = tag + CAMERA_TAG_SIZE;
	mbedtls_gcm_context gcm;
	int status = -1;

	read_sensor(picture);
	if (entropy_fill(nonce, CAMERA_NONCE_SIZE))
		return -1;
	mbedtls_gcm_init(&gcm);
	if (mbedtls_gcm_setkey(&gcm, MBEDTLS_CIPHER_ID_AES, key, 256) == 0)
		status = mbedtls_gcm_crypt_and_tag(&gcm, MBEDTLS_GCM_ENCRYPT, sizeof picture, nonce, CAMERA_NONCE_SIZE,
		                                   NULL, 0, picture, body, CAMERA_TAG_SIZE, tag);
	mbedtls_gcm_free(&gcm);
	return status ? -1 : 0;
}

int camera_picture_id(const unsigned char *sealed, char ret_id[65])
{
	unsigned char digest[32];

	if (mbedtls_sha256_ret(sealed, CAMERA_SEALED_SIZE, digest, 0))
		return -1;
	for (size_t i = 0; i < sizeof digest; i++)
		snprintf(ret_id + 2 * i, 3, "%02x", digest[i]);
	return 0;
}
