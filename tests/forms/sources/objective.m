/* SPDX-License-Identifier: Apache-2.0 */
/* only: clang */
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
__attribute__((objc_root_class)) @interface Root
{
	int _mode;
}
@property(nonatomic) int depth;
+ (id)alloc;
- (void)open:(SSL_CTX *)ctx mode:(int)mode;
@end
@protocol Closes
- (void)close;
@end
@interface Root (More) <Closes>
@end

static void set(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, 0, 0); // weak
}

@implementation Root
@synthesize depth = _mode;
+ (id)alloc
{
	return (id)0;
}
- (void)open:(SSL_CTX *)ctx mode:(int)mode
{
	self.depth = _mode;
	[self open:ctx mode:self.depth + mode];
	SSL_CTX_set_verify(ctx, 0, 0); // weak
	set((SSL_CTX *)0);
}
@end
@implementation Root (More)
- (void)close
{
	SEL name = @selector(open:mode:);
	if (name && [Root alloc])
		[self open:0 mode:1];
}
@end
