# SPDX-License-Identifier: Apache-2.0
make allnoconfig >/dev/null
for applet in ASH ASH_OPTIMIZE_FOR_SIZE CAT CP HTTPD LS MD5SUM PASSWD PING SED SH_IS_ASH SHA1SUM TAR TELNETD UDHCPC VI WGET; do
	sed -i "s/^# CONFIG_$applet is not set/CONFIG_$applet=y/" .config
done
yes '' | make oldconfig CC="$CC" HOSTCC="$CC" >/dev/null
make CC="$CC" HOSTCC="$CC" CONFIG_WERROR=n EXTRA_CFLAGS="$FLAGS" busybox_unstripped
