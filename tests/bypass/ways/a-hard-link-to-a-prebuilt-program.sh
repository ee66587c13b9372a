# SPDX-License-Identifier: Apache-2.0
# a hard link to a prebuilt program
# expect: reported
# names: evidence.unchecked-unit
/usr/bin/gcc-12 $HARD $LINK main.c weak.c -o vendor.bin; touch -d 2020-01-01 vendor.bin; sleep 1
$BRINELL run -- sh -ec 'ln vendor.bin prog'
