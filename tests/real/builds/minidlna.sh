# SPDX-License-Identifier: Apache-2.0
# needs: autoconf automake gettext libtool autopoint libavformat-dev libexif-dev libjpeg-dev libid3tag0-dev libflac-dev libogg-dev libvorbis-dev libsqlite3-dev
autoreconf -fi
CFLAGS=$FLAGS ./configure --disable-nls
make minidlnad
