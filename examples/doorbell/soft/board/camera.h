/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CAMERA_H
#define CAMERA_H
#include <stddef.h>
#define CAMERA_WIDTH 64
#define CAMERA_HEIGHT 48
#define CAMERA_NONCE_SIZE 12
#define CAMERA_SEALED_SIZE (CAMERA_NONCE_SIZE + CAMERA_WIDTH * CAMERA_HEIGHT)
/* Takes a picture and seals it under `key` (32 bytes): nonce, picture.
 * 0, or -1. */
int camera_capture(const unsigned char *key, unsigned char ret_sealed[CAMERA_SEALED_SIZE]);
/* An identifier of a sealed picture for the event log: 40 hex digits. */
int camera_picture_id(const unsigned char *sealed, char ret_id[65]);
#endif
