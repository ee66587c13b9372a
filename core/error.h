/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ERROR_H
#define BRI_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

/* A failure: Brinell could not do its job.  A finding is a result and never
 * travels here.  Functions that can fail return -1 (or NULL) and fill it. */
struct bri_error {
	char where[512]; /* the file, with ":line:column" when known; "" if none */
	char what[512];  /* what is wrong and the next step, one line, no final dot */
};

/* Fill `err` (may be NULL); both texts are cut to fit, never overrun.
 * `what` is a printf format.  Returns -1, so callers can return it. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
int bri_error_set(struct bri_error *err, const char *where, const char *what, ...);

#ifdef __cplusplus
}
#endif
#endif
