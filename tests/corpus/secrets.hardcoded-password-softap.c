// SPDX-License-Identifier: Apache-2.0
// Realtek Ameba's access point and station.
extern int wifi_connect(char *, unsigned, char *, int, int, int, void *);
extern int wifi_start_ap(char *, unsigned, char *, int, int, int);
extern int read_flash(char *, int);
#define RTW_SECURITY_WPA2_AES_PSK 0x00400004

void access_point(void)
{
	wifi_start_ap("camera", RTW_SECURITY_WPA2_AES_PSK, "12345678", 6, 8, 6); // finds: secrets.hardcoded-password
}

void station(void)
{
	char word[] = "letmein12";
	wifi_connect("home", RTW_SECURITY_WPA2_AES_PSK, word, 4, 9, 0, 0); // finds: secrets.hardcoded-password
}

void from_flash(void)
{
	char word[32] = "";
	int length = read_flash(word, sizeof word);
	wifi_connect("home", RTW_SECURITY_WPA2_AES_PSK, word, 4, length, 0, 0);
}
