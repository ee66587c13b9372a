# SPDX-License-Identifier: Apache-2.0
# run: a prebuilt program copied in
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp /usr/bin/true prog
