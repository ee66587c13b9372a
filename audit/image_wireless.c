/* SPDX-License-Identifier: Apache-2.0 */
/* Wireless networks in configuration files: open, or with old protection, or with
 * a passphrase that everyone who has the image knows.  No secret is printed. */
#include "image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One network or access point while its lines go by. */
struct network {
	struct image *image;
	const char *file;
	uint32_t name_line, first_line, wpa_line, key_line, cipher_line, wep_line;
	bool is_off, is_protected, is_enterprise, is_old, has_tkip, is_open_key, has_file;
	unsigned wpa;
	char key_kind[32];
};

static void fail(const struct network *network, uint32_t line, const char *what)
{
	image_fail(network->image, "wifi-ap-password", network->file, line, network->file, "%s", what);
}

static void finish(struct network *network)
{
	struct image *image = network->image;
	const char *file = network->file;

	if (network->name_line != 0 && !network->is_off) {
		if (network->wep_line != 0)
			fail(network, network->wep_line, "WEP, which anyone can break");
		else if (!network->is_protected && !network->is_enterprise)
			fail(network, network->wpa_line != 0 ? network->wpa_line : network->name_line, "no protection");
		if (network->is_old)
			fail(network, network->wpa_line, "WPA of the first version");
		if (network->has_tkip)
			fail(network, network->cipher_line, "TKIP, which anyone can break");
		if (network->key_line != 0 && network->is_open_key)
			image_unknown(image, "wifi-ap-password", file, network->key_line, "%s is filled in later", network->key_kind);
		else if (network->key_line != 0)
			fail(network, network->key_line, network->key_kind);
		image_holds(image, "wifi-ap-password", "every network in the image is protected, and no passphrase is in it");
	}
	*network = (struct network){.image = image, .file = file};
}

static void take_key(struct network *network, uint32_t line, const char *kind, const char *value)
{
	if (value[0] == '\0')
		return;
	network->is_protected = true;
	network->key_line = line;
	network->is_open_key = image_is_placeholder(value);
	snprintf(network->key_kind, sizeof(network->key_kind), "%s", kind);
}

static bool has_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = text; (at = strstr(at, word)) != NULL; at += length)
		if ((at == text || strchr(" +-,", at[-1]) != NULL) && (at[length] == '\0' || strchr(" +-,", at[length]) != NULL))
			return true;
	return false;
}

/* ---- hostapd ------------------------------------------------------------------------- */

/* A file of passphrases, one a line behind an address. */
static void check_file(struct image *image, const char *name)
{
	const char *path;
	const struct image_text *text = image_text_at(image, name, &path);
	struct image_lines lines;
	struct image_line line;

	if (text == NULL)
		return;
	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line))
		if (line.text[0] != '#' && strchr(line.text, ' ') != NULL && !image_is_placeholder(strchr(line.text, ' ') + 1))
			image_fail(image, "wifi-ap-password", path, line.number, path, "a fixed passphrase");
}

static void take_hostapd(struct network *network, uint32_t line, const char *key, const char *value)
{
	if (strcmp(key, "bss") == 0) {
		finish(network);
	} else if (strcmp(key, "ssid") == 0 || strcmp(key, "ssid2") == 0) {
		network->name_line = line;
	} else if (strcmp(key, "wpa") == 0) {
		network->wpa = (unsigned)strtoul(value, NULL, 10);
		network->wpa_line = line;
		network->is_protected |= network->wpa != 0;
		network->is_old = (network->wpa & 1) != 0;
	} else if (strcmp(key, "wpa_key_mgmt") == 0) {
		network->is_enterprise |= strstr(value, "EAP") != NULL || strstr(value, "OWE") != NULL;
	} else if (strcmp(key, "ieee8021x") == 0 || strcmp(key, "osen") == 0) {
		network->is_enterprise |= strcmp(value, "1") == 0;
	} else if (strcmp(key, "wpa_pairwise") == 0 || strcmp(key, "rsn_pairwise") == 0) {
		if (has_word(value, "TKIP") && !network->has_tkip) {
			network->has_tkip = true;
			network->cipher_line = line;
		}
	} else if (strncmp(key, "wep_key", 7) == 0 && key[7] >= '0' && key[7] <= '3') {
		network->wep_line = line;
	} else if (strcmp(key, "wpa_passphrase") == 0) {
		take_key(network, line, "a fixed passphrase", value);
	} else if (strcmp(key, "wpa_psk") == 0) {
		take_key(network, line, "a fixed key", value);
	} else if (strcmp(key, "sae_password") == 0) {
		take_key(network, line, "a fixed SAE password", value);
	} else if (strcmp(key, "wpa_psk_file") == 0 || strcmp(key, "sae_password_file") == 0) {
		check_file(network->image, value);
	}
}

static void check_hostapd(struct image *image, const char *path, const struct image_text *text)
{
	struct network network = {.image = image, .file = path};
	struct image_lines lines;
	struct image_line line;

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		char *value = strchr(line.text, '=');

		if (line.text[0] == '#' || value == NULL)
			continue;
		*value++ = '\0';
		take_hostapd(&network, line.number, line.text, value);
	}
	finish(&network);
}

/* ---- wpa_supplicant -------------------------------------------------------------------- */

static void take_supplicant(struct network *network, uint32_t line, const char *key, char *value)
{
	size_t length = strlen(value);

	if (length >= 2 && value[0] == '"' && value[length - 1] == '"') {
		value[length - 1] = '\0';
		value++;
	}
	if (strcmp(key, "ssid") == 0) {
		network->name_line = line;
	} else if (strcmp(key, "key_mgmt") == 0) {
		network->wpa_line = line;
		network->is_enterprise |= strstr(value, "EAP") != NULL || strstr(value, "8021X") != NULL ||
		                          strstr(value, "OWE") != NULL || strstr(value, "DPP") != NULL;
		network->is_protected |= strstr(value, "PSK") != NULL || strstr(value, "SAE") != NULL;
	} else if (strcmp(key, "psk") == 0 || strcmp(key, "sae_password") == 0) {
		network->is_protected = true;
		if (strncmp(value, "ext:", 4) != 0)
			take_key(network, line, key[0] == 'p' ? "a fixed passphrase" : "a fixed SAE password", value);
	} else if (strncmp(key, "wep_key", 7) == 0 && key[7] >= '0' && key[7] <= '3') {
		network->wep_line = line;
	} else if (strcmp(key, "proto") == 0) {
		if (has_word(value, "WPA")) {
			network->is_old = true;
			network->wpa_line = line;
		}
	} else if (strcmp(key, "pairwise") == 0) {
		if (has_word(value, "TKIP")) {
			network->has_tkip = true;
			network->cipher_line = line;
		}
	} else if (strcmp(key, "disabled") == 0) {
		network->is_off = strcmp(value, "1") == 0;
	}
}

static void check_supplicant(struct image *image, const char *path, const struct image_text *text)
{
	struct network network = {.image = image, .file = path};
	struct image_lines lines;
	struct image_line line;
	bool is_inside = false;

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		char *value;

		if (line.text[0] == '#')
			continue;
		if (strncmp(line.text, "network", 7) == 0 && strchr(line.text, '{') != NULL) {
			network = (struct network){.image = image, .file = path, .name_line = line.number};
			/* Without key_mgmt it is WPA-PSK or WPA-EAP. */
			network.is_protected = true;
			is_inside = true;
		} else if (line.text[0] == '}') {
			if (is_inside)
				finish(&network);
			is_inside = false;
		} else if (is_inside && (value = strchr(line.text, '=')) != NULL) {
			*value++ = '\0';
			if (strcmp(line.text, "key_mgmt") == 0)
				network.is_protected = false;
			take_supplicant(&network, line.number, line.text, value);
		}
	}
}

/* ---- OpenWrt's own form ------------------------------------------------------------------ */

static void take_uci(struct network *network, uint32_t line, const char *key, const char *value)
{
	if (strcmp(key, "encryption") == 0) {
		network->wpa_line = line;
		network->cipher_line = line;
		network->is_protected = image_match(network->image, "wifi-ap-password", "uci-open", value) == NULL;
		network->wep_line = strncmp(value, "wep", 3) == 0 ? line : 0;
		network->is_enterprise = strstr(value, "wpa") != NULL || strcmp(value, "owe") == 0;
		network->is_old = (strncmp(value, "psk", 3) == 0 && value[3] != '2') || strncmp(value, "wpa+", 4) == 0 ||
		                  strcmp(value, "wpa") == 0 || strstr(value, "mixed") != NULL;
		if (strncmp(value, "sae-mixed", 9) == 0 || strncmp(value, "wpa3-mixed", 10) == 0)
			network->is_old = false;
		network->has_tkip = strstr(value, "tkip") != NULL;
	} else if (strcmp(key, "key") == 0 && network->wep_line == 0) {
		bool is_protected = network->is_protected;

		take_key(network, line, "a fixed passphrase", value);
		network->is_protected = is_protected;
	} else if (strcmp(key, "disabled") == 0) {
		network->is_off |= strcmp(value, "1") == 0;
	} else if (strcmp(key, "ssid") == 0) {
		network->name_line = line;
	}
}

static void check_uci(struct image *image, const char *path, const struct image_text *text)
{
	struct network network = {.image = image, .file = path};
	struct image_lines lines;
	struct image_line line;
	char plain[512], off_radios[256] = " ", radio[64] = "", *words[4];

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		size_t count;

		image_normalise(line.text, plain, sizeof(plain));
		count = image_split(plain, " ", true, words, 4);
		if (count >= 2 && strcmp(words[0], "config") == 0) {
			finish(&network);
			radio[0] = '\0';
			if (strcmp(words[1], "wifi-iface") == 0)
				network.name_line = line.number;
			else if (count > 2 && strcmp(words[1], "wifi-device") == 0)
				snprintf(radio, sizeof(radio), "%s ", words[2]);
		} else if (count >= 3 && strcmp(words[0], "option") == 0) {
			if (radio[0] != '\0' && strcmp(words[1], "disabled") == 0 && strcmp(words[2], "1") == 0)
				strncat(off_radios, radio, sizeof(off_radios) - strlen(off_radios) - 1);
			else if (strcmp(words[1], "device") == 0 && network.name_line != 0)
				network.is_off |= has_word(off_radios, words[2]);
			else if (network.name_line != 0)
				take_uci(&network, line.number, words[1], words[2]);
		}
	}
	finish(&network);
}

/* ---- commands ------------------------------------------------------------------------------- */

/* What a command sets is known: nothing in it is made or read on the device. */
static bool is_known(const char *text)
{
	const char *equal = strchr(text, '=');

	return strchr(equal != NULL ? equal : text, '$') == NULL && !(equal != NULL && image_is_placeholder(equal + 1));
}

void image_take_wireless(struct image_commands *commands, uint32_t line, const char *text)
{
	struct image *image = commands->image;

	if (image_match(image, "wifi-ap-password", "off-commands", text) != NULL)
		commands->is_wireless_off = true;
	if (!is_known(text))
		return;
	if (image_match(image, "wifi-ap-password", "key-commands", text) != NULL)
		image_fail(image, "wifi-ap-password", commands->file, line, commands->file, "a fixed passphrase");
	else if (image_match(image, "wifi-ap-password", "weak-commands", text) != NULL)
		image_fail(image, "wifi-ap-password", commands->file, line, commands->file, "WEP or the first version of WPA");
	else if (image_match(image, "wifi-ap-password", "open-commands", text) != NULL && commands->open_line == 0)
		commands->open_line = line;
}

void image_end_wireless(struct image_commands *commands)
{
	if (commands->open_line != 0 && !commands->is_wireless_off)
		image_fail(commands->image, "wifi-ap-password", commands->file, commands->open_line, commands->file,
		           "no protection");
}

void image_check_wireless(struct image *image)
{
	static const struct {
		const char *list;
		void (*check)(struct image *image, const char *path, const struct image_text *text);
	} forms[] = {{"hostapd", check_hostapd}, {"supplicant", check_supplicant}, {"uci", check_uci}};

	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);
		const struct image_text *text = entry->type == BRI_TREE_FILE ? image_text_of(image, entry) : NULL;

		for (size_t n = 0; text != NULL && n < sizeof(forms) / sizeof(forms[0]); n++)
			if (image_match(image, "wifi-ap-password", forms[n].list, entry->path) != NULL)
				forms[n].check(image, entry->path, text);
	}
}
