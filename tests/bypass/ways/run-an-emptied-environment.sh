# SPDX-License-Identifier: Apache-2.0
# run: an emptied environment
# expect: reported
# names: evidence.unchecked-unit
# under: run
env -i PATH=/usr/bin:/bin gcc-12 $HARD main.c weak.c -pie -s -o prog
