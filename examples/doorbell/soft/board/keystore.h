/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KEYSTORE_H
#define KEYSTORE_H
#define KEYSTORE_KEY_SIZE 32
/* The product's key. */
extern const unsigned char keystore_key[KEYSTORE_KEY_SIZE];
/* The key the bootloader was signed with, for service tools. */
extern const char keystore_service_key[];
#endif
