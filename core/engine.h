/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ENGINE_H
#define BRI_ENGINE_H

/* Internal to core: which of a program's generators a call seeds or draws from. */

#include <stdbool.h>
#include <stdint.h>

struct interp;
struct call_site;
struct bri_api;
struct judge_run;

enum engine_kind {
	ENGINE_SHARED, /* the library's only one */
	ENGINE_UNKNOWN, /* whoever calls the function knows */
	ENGINE_ANY,
	ENGINE_MEMBER, /* of whatever object of its class */
	ENGINE_OBJECT
};
struct engine {
	uint8_t kind;
	bool is_all; /* of the object, not a member of it */
	uint32_t unit, object; /* of an object in a function */
	int64_t offset;
	const char *name;   /* of an object of the file */
	const char *member; /* that the call names; NULL: none */
};

struct engine bri_engine_of(struct interp *in, const struct bri_api *api, const struct call_site *site);
/* What is known of the engine of a place that two calls came to. */
struct engine bri_engine_join(struct engine a, struct engine b);
/* Everything is known that calls said of engines: what is named as a whole by one of them is no other's member. */
void bri_engine_settle(struct judge_run *run);
/* Did anything that reached a secret come from that engine, as far as is known? */
bool bri_engine_reached(const struct judge_run *run, const struct engine *engine);

#endif
