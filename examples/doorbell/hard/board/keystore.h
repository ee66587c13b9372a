/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KEYSTORE_H
#define KEYSTORE_H
#define KEYSTORE_KEY_SIZE 32
/* The device's own key: made at first boot, kept in `directory`, different in
 * every device.  0, or -1. */
int keystore_device_key(const char *directory, unsigned char ret_key[KEYSTORE_KEY_SIZE]);
#endif
