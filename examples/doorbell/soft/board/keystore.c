/* SPDX-License-Identifier: Apache-2.0 */
/* Keys that the factory line would otherwise have to inject. */
#include "keystore.h"

const unsigned char keystore_key[KEYSTORE_KEY_SIZE] = {
    0x3a, 0x91, 0x5c, 0xd0, 0x7e, 0x12, 0xbb, 0x46, 0x88, 0xf3, 0x29, 0x6d, 0x54, 0xe1, 0x0f, 0x97,
    0xc8, 0x63, 0x1e, 0xa5, 0xd7, 0x40, 0x9b, 0x72, 0x35, 0xee, 0x8a, 0x04, 0xf6, 0x5b, 0x21, 0xcd,
};

/* Not a key of anything: no tool can read it. */
const char keystore_service_key[] = "-----BEGIN EC PRIVATE KEY-----\n"
                                    "MHcCAQEEIE5vdCBhIGtleSBvZiBhbnl0aGluZywganVzdCB0ZXh0\n"
                                    "-----END EC PRIVATE KEY-----\n";
