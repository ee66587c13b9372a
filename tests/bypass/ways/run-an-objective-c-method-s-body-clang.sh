# SPDX-License-Identifier: Apache-2.0
# run: an Objective-C method's body, clang
# expect: refused
# names: process\.insecure-download
# under: run
cat >weak.m <<'END'
#include <stdlib.h>
void weak(void);
__attribute__((objc_root_class)) @interface Fetch
+ (void)run;
@end
@implementation Fetch
+ (void)run { if (system("curl -k https://u.example.org/fw")) abort(); }
@end
void weak(void) { [Fetch run]; }
struct objc_object; typedef int (*imp)(void); imp objc_msg_lookup(void *a, void *b); imp objc_msg_lookup(void *a, void *b) { (void)a; (void)b; return 0; }
void *objc_lookup_class(const char *n); void *objc_lookup_class(const char *n) { (void)n; return 0; }
void __objc_exec_class(void *p); void __objc_exec_class(void *p) { (void)p; } void *objc_get_class(const char *n); void *objc_get_class(const char *n) { (void)n; return 0; }
int __objc_class_name_Object;
END
clang-14 $HARD -fgnu-runtime -c weak.m -o weak.o
gcc-12 $HARD -c main.c
clang-14 $LINK main.o weak.o  -o prog
