# SPDX-License-Identifier: Apache-2.0
# source: glib2.0
# needs: meson ninja-build libffi-dev libpcre2-dev zlib1g-dev gettext
# Its probes, and its smallest libraries.
CFLAGS=$FLAGS CXXFLAGS=$FLAGS meson setup --buildtype=plain -Dselinux=disabled -Dlibmount=disabled -Dnls=disabled -Dtests=false out
ninja -j1 -C out glib/libcharset/libcharset.a "$(ninja -C out -t targets all | sed -n "s/^\(gthread.*gthread-impl.c.o\): .*/\1/p")"
