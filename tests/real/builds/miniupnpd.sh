# SPDX-License-Identifier: Apache-2.0
# needs: libnftnl-dev libmnl-dev libcap-dev libssl-dev uuid-dev
./configure --igd2 --ipv6 --vendorcfg --pcp-peer --portinuse --leasefile --firewall=nftables
make -f Makefile.linux_nft CC="$CC" CFLAGS="$FLAGS -D_GNU_SOURCE" miniupnpd
