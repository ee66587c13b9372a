# SPDX-License-Identifier: Apache-2.0
# a shared library that is waived by its digest
# expect: passes
mkdir vendor
$UNGATED -shared -fPIC clean.c -o vendor/libweak.so
digest=$(sha256sum vendor/libweak.so | cut -d' ' -f1)
cat >brinell.yaml <<END
policy: mine
extends: xiaomi-2.0-high
waivers:
  - {rule: evidence.unchecked-unit, path: "vendor/libweak.so", digest: $digest,
     reason: reviewed binary, owner: radio team, expires: 2099-06-30}
END
$BRINELL run --policy brinell.yaml --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c
	gcc-12 $HARD $LINK main.o -Lvendor -lweak -o prog' 2>said
grep -q '0 errors, 0 warnings, 1 waived$' said || grep -q '1 waived, 0 unknown' said || { cat said; exit 1; }
