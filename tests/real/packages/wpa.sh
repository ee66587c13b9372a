# SPDX-License-Identifier: Apache-2.0
# telling: 0x67452301|EVP_md5|EVP_sha1|EVP_des|EVP_rc4|DES_|\bMD5_|SHA1_|\brand\(|\brandom\(|SSL_VERIFY|system\(|popen\(|SP1\[|des3_|rc4_skip|sha1_init|md5_init
# needs: libssl-dev libnl-3-dev libnl-genl-3-dev libnl-route-3-dev libdbus-1-dev libpcsclite-dev
cp debian/config/wpasupplicant/linux wpa_supplicant/.config
make -j2 -k -C wpa_supplicant CC="$CC" EXTRA_CFLAGS="$FLAGS" wpa_supplicant wpa_cli || true
make -C src clean
cp debian/config/hostapd/linux hostapd/.config
make -j2 -k -C hostapd CC="$CC" EXTRA_CFLAGS="$FLAGS" hostapd hostapd_cli || true
make -C src clean
# With its own cryptography, as small systems build it.
sed 's/^#*CONFIG_TLS=.*//' wpa_supplicant/defconfig >wpa_supplicant/.config
printf 'CONFIG_TLS=internal\nCONFIG_INTERNAL_LIBTOMMATH=y\nCONFIG_CTRL_IFACE=y\n' >>wpa_supplicant/.config
sed -i '/CONFIG_CTRL_IFACE_DBUS/d;/CONFIG_SAE\|CONFIG_OWE\|CONFIG_DPP\|CONFIG_EAP_PWD\|CONFIG_FILS\|CONFIG_SUITEB/d' wpa_supplicant/.config
make -j2 -k -C wpa_supplicant CC="$CC" EXTRA_CFLAGS="$FLAGS" wpa_supplicant || true
