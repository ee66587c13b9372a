# SPDX-License-Identifier: Apache-2.0
# a canary of the project that its unit doesn't set
# expect: reported
# names: unknown hardening\.stack-protector \(1\)[\s\S]*guard\.c:2:\d+: .*its __stack_chk_guard is a number of the source[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
printf 'extern unsigned long __stack_chk_guard;\nunsigned long __stack_chk_guard = 0xdeadbeefUL;\n' >guard.c
$BRINELL run --fail-on unknown -- sh -ec 'for unit in "-DATTRIBUTE= buffer.c" fill.c main.c guard.c; do gcc-12 $HARD -mstack-protector-guard=global -c $unit; done
	gcc-12 $HARD $LINK main.o fill.o buffer.o guard.o -o prog'
