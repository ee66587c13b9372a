# SPDX-License-Identifier: Apache-2.0
# telling: 0x67452301|EVP_md5|EVP_sha1|EVP_des|EVP_rc4|DES_|\bMD5_|SHA1_|\brand\(|\brandom\(|SSL_VERIFY|system\(|popen\(|SP1\[|des3_|rc4_skip|sha1_init|md5_init
# needs: libtomcrypt-dev libtommath-dev libpam0g-dev zlib1g-dev libcrypt-dev
# The bundled libtomcrypt, as firmware builds it.
CFLAGS=$FLAGS ./configure --enable-bundled-libtom
make -j2 PROGRAMS='dropbear dbclient dropbearkey dropbearconvert scp'
