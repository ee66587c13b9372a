# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: 
for option in MBEDTLS_HAVEGE_C MBEDTLS_MD2_C MBEDTLS_MD4_C MBEDTLS_CMAC_C MBEDTLS_SSL_DTLS_SRTP; do
	scripts/config.pl set "$option"
done
make -j2 -C library CC="$CC" CFLAGS="$FLAGS" static
make -j2 -k -C programs CC="$CC" CFLAGS="$FLAGS" GENERATED_FILES= || true
