# SPDX-License-Identifier: Apache-2.0
# source: curl
# needs: autoconf automake libtool libssl-dev libssh2-1-dev libnghttp2-dev zlib1g-dev
# Its probes, and the few units of its library that need no time.
autoreconf -fi
CFLAGS=$FLAGS ./configure -C --with-openssl --with-libssh2 --with-nghttp2 --disable-manual
make -C lib curl_config.h libcurl_la-version.lo libcurl_la-url.lo libcurl_la-easy.lo
