# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: libnftnl-dev libmnl-dev libcap-dev libssl-dev uuid-dev
./configure --igd2 --ipv6 --vendorcfg --pcp-peer --portinuse --leasefile --firewall=nftables
make -j2 -f Makefile.linux_nft CC="$CC" CFLAGS="$FLAGS -D_GNU_SOURCE" miniupnpd
