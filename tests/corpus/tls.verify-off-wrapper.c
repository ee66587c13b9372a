// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A bad value is reported where it is handed over: at the outermost call for what comes down through parameters, at the
// sink for what comes back from a getter or lies in an object of the file.
#include <openssl/ssl.h>
#include <stdlib.h>

static int global_mode = SSL_VERIFY_NONE;
static const int constant_mode = SSL_VERIFY_NONE;
static const struct { const char *name; int mode; } presets[] = {{"strict", SSL_VERIFY_PEER}, {"lax", SSL_VERIFY_NONE}};

static void set1(SSL_CTX *ctx, int mode)
{
	SSL_CTX_set_verify(ctx, mode, NULL);
}
static void set2(SSL_CTX *ctx, int mode)
{
	set1(ctx, mode);
}
static void set3(int mode, SSL_CTX *ctx)
{
	set2(ctx, mode);
}
static void set4(SSL_CTX *ctx, int verify)
{
	set3(verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, ctx);
}
static void set5(SSL_CTX *ctx, int mode)
{
	int copy = mode;

	set3(copy, ctx);
}

/* Wrapper. */
void depth_one(SSL_CTX *ctx)
{
	set1(ctx, SSL_VERIFY_PEER);
	set1(ctx, SSL_VERIFY_NONE); // finds: tls.verify-off
}

/* Wrapper. */
void depth_two(SSL_CTX *ctx)
{
	set2(ctx, SSL_VERIFY_NONE); // finds: tls.verify-off
}

/* Wrapper. */
void depth_three(SSL_CTX *ctx)
{
	set3(SSL_VERIFY_PEER, ctx);
	set3(SSL_VERIFY_NONE, ctx); // finds: tls.verify-off
}

/* Wrapper. */
void depth_five(SSL_CTX *ctx)
{
	int mode = 0;

	set5(ctx, mode); // finds: tls.verify-off
}

void switched_on(SSL_CTX *ctx)
{
	set4(ctx, 1);
}

static int mode_getter(void)
{
	return SSL_VERIFY_NONE;
}

static int good_getter(int strict)
{
	return strict ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT : SSL_VERIFY_PEER;
}

/* Wrapper. */
void getter(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, good_getter(0), NULL);
	SSL_CTX_set_verify(ctx, mode_getter(), NULL); // finds: tls.verify-off
}

static void mode_into(int *mode)
{
	*mode = SSL_VERIFY_NONE;
}

static void good_mode_into(int *mode)
{
	*mode = SSL_VERIFY_PEER;
}

void out_parameter(SSL_CTX *ctx)
{
	int mode = SSL_VERIFY_PEER;

	mode_into(&mode);
	SSL_CTX_set_verify(ctx, mode, NULL); // finds: tls.verify-off
}

void good_out_parameter(SSL_CTX *ctx)
{
	int mode = SSL_VERIFY_NONE;

	good_mode_into(&mode);
	SSL_CTX_set_verify(ctx, mode, NULL);
}

void file_scope_constant(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, constant_mode, NULL); // finds: tls.verify-off
}

void file_scope_variable(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, global_mode, NULL); // finds: tls.verify-off
}

/* Field. */
void preset(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, presets[0].mode, NULL);
	SSL_CTX_set_verify(ctx, presets[1].mode, NULL); // finds: tls.verify-off
}

struct config {
	const char *host;
	int verify;
	int depth;
};

static void apply(SSL_CTX *ctx, const struct config *config)
{
	SSL_CTX_set_verify(ctx, config->verify, NULL);
	SSL_CTX_set_verify_depth(ctx, config->depth);
}

/* Field. */
void struct_field(SSL_CTX *ctx)
{
	struct config config = {.host = "broker.example.com", .depth = 4};

	apply(ctx, &config); // finds: tls.verify-off
}

void good_struct_field(SSL_CTX *ctx)
{
	struct config config = {.host = "broker.example.com", .depth = 4};

	config.verify = SSL_VERIFY_PEER;
	apply(ctx, &config);
}

typedef void (*setter)(SSL_CTX *, int);

void through_a_pointer(SSL_CTX *ctx)
{
	setter set = set1;

	set(ctx, SSL_VERIFY_NONE); // finds: tls.verify-off
}

/* Unknown: whoever calls this decides. */
void public_wrapper(SSL_CTX *ctx, int mode)
{
	set1(ctx, mode);
}
