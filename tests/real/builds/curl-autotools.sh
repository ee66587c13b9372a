# SPDX-License-Identifier: Apache-2.0
# source: curl
# needs: autoconf automake libtool libssl-dev libssh2-1-dev libnghttp2-dev zlib1g-dev
# Its probes, and the few units of its library that need no time.
autoreconf -fi
CFLAGS=$FLAGS ./configure -C --with-openssl --with-libssh2 --with-nghttp2 --disable-manual
# Debian's patches name the library, and so its objects.
name=$(sed -n 's/^\(libcurl[a-z_]*_la-\)version\.lo:.*/\1/p' lib/Makefile)
make -C lib curl_config.h "${name}version.lo" "${name}url.lo" "${name}easy.lo"
