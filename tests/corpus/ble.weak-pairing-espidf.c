// SPDX-License-Identifier: Apache-2.0
// Pairing set by numbers behind pointers. The declarations stand in for the libraries' headers.
#include <stdint.h>

int esp_ble_gap_set_security_param(int parameter, void *value, uint8_t length);

void just_works(void)
{
	uint8_t capability = 3;

	esp_ble_gap_set_security_param(2, &capability, sizeof capability); // finds: ble.weak-pairing warning
}

void fixed_code(void)
{
	uint32_t code = 123456;

	esp_ble_gap_set_security_param(7, &code, sizeof code); // finds: secrets.hardcoded-password
}

/* Near misses. */
void good(void)
{
	uint8_t capability = 0, mode = 13;

	esp_ble_gap_set_security_param(2, &capability, sizeof capability);
	esp_ble_gap_set_security_param(1, &mode, sizeof mode);
}

/* Unknown. */
void given(uint32_t code)
{
	esp_ble_gap_set_security_param(7, &code, sizeof code);
}
