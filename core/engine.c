/* SPDX-License-Identifier: Apache-2.0 */
/* Generators that are objects: a seed is judged by where the numbers of its own engine went, not another's.  Told apart
 * only where it is known that two are different objects or different members. */
#include "engine.h"

#include "check.h"
#include "interp.h"

#include <string.h>

static bool names_object(struct interp *in, const struct call_site *site, unsigned arg, uint32_t object)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	const struct bri_node *node = bri_unit_node(unit, arg < count ? items[arg] : 0);
	while (node->kind == BRI_CAST || node->kind == BRI_ADDRESS)
		node = bri_unit_node(unit, node->a);
	return node->kind == BRI_OBJECT && node->a == object;
}

struct engine bri_engine_of(struct interp *in, const struct bri_api *api, const struct call_site *site)
{
	struct engine engine = {.kind = in->top->caller ? ENGINE_ANY : ENGINE_UNKNOWN};
	if (api->handle >= BRI_TO_RESULT)
		return (struct engine){.kind = ENGINE_SHARED};
	if (!site || api->handle >= site->count)
		return engine;
	struct value given = site->given[api->handle];
	const struct atom *atom = given.count == 1 ? &given.atoms[0] : NULL;
	const char *member = bri_holder_of(in, site, api->handle);
	engine.member = member && member[0] ? member : NULL;
	uint32_t region = atom && atom->kind == ATOM_ADDRESS && !(atom->flags & ATOM_ANYWHERE) ? atom->id : 0;
	if (region && in->regions[region].kind == REGION_OBJECT) {
		engine.kind = ENGINE_OBJECT;
		engine.is_all = names_object(in, site, api->handle, in->regions[region].handle);
		engine.offset = atom->number;
		if (in->regions[region].act == 0 && in->regions[region].name[0])
			engine.name = in->regions[region].name;
		else
			engine.object = in->regions[region].handle;
		engine.unit = engine.name ? 0 : in->regions[region].unit;
		return engine;
	}
	if (engine.member)
		engine.kind = ENGINE_MEMBER;
	return engine;
}

static bool differ(const struct engine *a, const struct engine *b)
{
	if (a->kind == ENGINE_SHARED || b->kind == ENGINE_SHARED)
		return a->kind != b->kind;
	if (a->kind <= ENGINE_ANY || b->kind <= ENGINE_ANY)
		return false;
	if (a->member && b->member && strcmp(a->member, b->member) != 0)
		return true;
	if (a->kind != b->kind)
		return a->is_all || b->is_all;
	if (a->kind == ENGINE_MEMBER)
		return false;
	if (!a->name != !b->name || (a->name && strcmp(a->name, b->name) != 0))
		return true;
	return a->unit != b->unit || a->object != b->object || a->offset != b->offset;
}

struct engine bri_engine_join(struct engine a, struct engine b)
{
	if (a.kind == b.kind && !differ(&a, &b)) {
		a.is_all |= b.is_all;
		return a;
	}
	if (a.kind == ENGINE_UNKNOWN || b.kind == ENGINE_UNKNOWN)
		return a.kind == ENGINE_UNKNOWN ? b : a;
	return (struct engine){.kind = ENGINE_ANY};
}

/* Of what nobody wrote down: a library's own code drew from it. */
static struct engine drawn_by(const struct judge_run *run, const struct sighting *seen)
{
	size_t count = 0;
	const struct bri_api *apis = bri_find_function(run->policy, seen->name, &count);
	bool is_shared = count > 0;
	for (size_t i = 0; i < count; i++)
		is_shared &= apis[i].handle >= BRI_TO_RESULT;
	return (struct engine){.kind = is_shared ? ENGINE_SHARED : ENGINE_ANY};
}

void bri_engine_settle(struct judge_run *run)
{
	for (struct pending_elsewhere *p = run->elsewhere; p; p = p->next)
		for (struct pending_elsewhere *q = run->elsewhere; q && p->engine.kind == ENGINE_OBJECT && !p->engine.is_all; q = q->next)
			p->engine.is_all = q->engine.kind == ENGINE_OBJECT && q->engine.is_all && !differ(&p->engine, &q->engine);
}

bool bri_engine_reached(const struct judge_run *run, const struct engine *engine)
{
	for (const struct sighting *seen = run->reached; seen; seen = seen->next) {
		struct engine drawn = drawn_by(run, seen);
		for (const struct pending_elsewhere *p = run->elsewhere; p; p = p->next)
			if (p->candidate.unit == seen->unit && p->candidate.location == seen->location)
				drawn = p->engine;
		if (!differ(&drawn, engine))
			return true;
	}
	return !run->reached;
}
