// SPDX-License-Identifier: Apache-2.0
// The types stand in for NimBLE's and BlueZ's headers.
#include <stdint.h>

struct ble_hs_cfg {
	uint8_t sm_io_cap;
	unsigned sm_mitm;
	unsigned sm_sc;
};
extern struct ble_hs_cfg ble_hs_cfg;

int hci_write_simple_pairing_mode(int dd, uint8_t mode, int to);

/* Field. */
void legacy(void)
{
	ble_hs_cfg.sm_mitm = 1;
	ble_hs_cfg.sm_sc = 0; // finds: ble.weak-pairing warning
}

int pin_codes(int device)
{
	return hci_write_simple_pairing_mode(device, 0, 1000); // finds: ble.weak-pairing warning
}

/* Near misses. */
int secure(int device)
{
	ble_hs_cfg.sm_mitm = 1;
	ble_hs_cfg.sm_sc = 1;
	return hci_write_simple_pairing_mode(device, 1, 1000);
}

/* Unknown. */
void given(unsigned secure_connections)
{
	ble_hs_cfg.sm_sc = secure_connections;
}
