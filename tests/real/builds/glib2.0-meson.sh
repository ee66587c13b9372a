# SPDX-License-Identifier: Apache-2.0
# source: glib2.0
# needs: meson ninja-build libffi-dev libpcre2-dev zlib1g-dev gettext
# Its probes, and its smallest library.
CFLAGS=$FLAGS meson setup --buildtype=plain -Dselinux=disabled -Dlibmount=disabled -Dnls=disabled -Dtests=false out
ninja -C out gmodule/libgmodule-2.0.so.0 || ninja -C out glib/libcharset/libcharset.a
