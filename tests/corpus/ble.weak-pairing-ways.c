// SPDX-License-Identifier: Apache-2.0
// Pairing modes that come from elsewhere. The declarations stand in for BlueZ's and NimBLE's headers.
#include <stdint.h>

struct ble_hs_cfg {
	uint8_t sm_io_cap;
	unsigned sm_bonding;
	unsigned sm_mitm;
	unsigned sm_sc;
};
extern struct ble_hs_cfg ble_hs_cfg;

int hci_write_simple_pairing_mode(int dd, uint8_t mode, int to);

static int set_pairing(int device, uint8_t mode)
{
	return hci_write_simple_pairing_mode(device, mode, 1000);
}

/* Wrapper. */
int wrapped(int device)
{
	return set_pairing(device, 0); // finds: ble.weak-pairing warning
}

/* Conditional. */
int for_old_phones(int device, int old)
{
	return hci_write_simple_pairing_mode(device, old ? 0 : 1, 1000); // finds: ble.weak-pairing warning
}

/* Conditional: one branch switches it off. */
void without_display(int display)
{
	ble_hs_cfg.sm_sc = 1;
	if (display)
		ble_hs_cfg.sm_mitm = 1;
	else
		ble_hs_cfg.sm_mitm = 0; // finds: ble.weak-pairing warning
}

/* Near misses. */
int paired_well(int device)
{
	ble_hs_cfg.sm_bonding = 0;
	ble_hs_cfg.sm_io_cap = 0;
	return set_pairing(device, 1);
}

/* Unknown: what the settings say. */
int configured(int device, const uint8_t *settings)
{
	return set_pairing(device, settings[0]);
}
