# SPDX-License-Identifier: Apache-2.0
# needs: libell-dev libdbus-1-dev libreadline-dev
CFLAGS=$FLAGS ./configure --enable-external-ell --disable-manual-pages --disable-systemd-service --disable-dbus-policy --enable-wired
make -j2 -k || true
