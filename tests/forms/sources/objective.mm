/* SPDX-License-Identifier: Apache-2.0 */
/* only: clang, with: -std=c++17 */
typedef struct ssl_ctx_st SSL_CTX;
extern "C" void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
struct Owner {
	explicit Owner(SSL_CTX *ctx) : ctx(ctx) {}
	~Owner() { SSL_CTX_set_verify(ctx, 0, nullptr); } // weak
	SSL_CTX *ctx;
};
__attribute__((objc_root_class)) @interface Root
{
	Owner *_owner;
}
@end
@implementation Root
- (int)use:(SSL_CTX *)ctx
{
	Owner here(ctx);
	auto later = [&] { return _owner->ctx == here.ctx; };
	return later();
}
@end
