/* SPDX-License-Identifier: Apache-2.0 */
/* The camera: this board has none, so a moving gradient stands for the sensor.
 * Pictures leave this file encrypted only. */
#include "camera.h"

#include "entropy.h"
#include "sha1.h"

#include <mbedtls/des.h>
#include <stdio.h>
#include <string.h>

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
	unsigned char picture[CAMERA_WIDTH * CAMERA_HEIGHT], iv[8];
	unsigned char *nonce = ret_sealed, *body = nonce + CAMERA_NONCE_SIZE;
	mbedtls_des3_context des;
	int status;

	read_sensor(picture);
	if (entropy_fill(nonce, CAMERA_NONCE_SIZE))
		return -1;
	memcpy(iv, nonce, sizeof iv);
	mbedtls_des3_init(&des);
	status = mbedtls_des3_set3key_enc(&des, key) ||
	         mbedtls_des3_crypt_cbc(&des, MBEDTLS_DES_ENCRYPT, sizeof picture, iv, picture, body);
	mbedtls_des3_free(&des);
	return status ? -1 : 0;
}

int camera_picture_id(const unsigned char *sealed, char ret_id[65])
{
	unsigned char digest[20];

	sha1(sealed, CAMERA_SEALED_SIZE, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		snprintf(ret_id + 2 * i, 3, "%02x", digest[i]);
	return 0;
}
