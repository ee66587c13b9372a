/* SPDX-License-Identifier: Apache-2.0 */
/* Tells a finding's places from the source root.  What a link says of a line is
 * of a unit that may have been compiled elsewhere: the source's name decides. */
#include "place.h"

#include <stdlib.h>
#include <string.h>

const char *bri_place_name(const struct bri_placing *placing, const char *name, char room[PATH_MAX])
{
	bool certain = placing->output != NULL && strcmp(placing->output, name) == 0;

	return placing->places != NULL && bri_places_name(placing->places, placing->place, name, certain, room) ? room : name;
}

static const char *name_of(const struct bri_placing *placing, const char *name, uint32_t line, char room[PATH_MAX])
{
	if (placing->output == NULL || line == 0)
		return bri_place_name(placing, name, room);
	return placing->places != NULL &&
	               bri_places_name(placing->places, bri_places_of_source(placing->places, name), name, false, room)
	           ? room
	           : name;
}

const struct bri_finding *bri_place_finding(struct bri_findings *findings, const struct bri_finding *finding,
                                            const struct bri_placing *placing)
{
	/* A link tells again which of its units' findings are waived; of whose, only the units can say. */
	if (placing->places != NULL && placing->output != NULL && finding->gate == BRI_GATE_COMPILE && finding->waived &&
	    !finding->waived_in_source && bri_places_are_several(placing->places, finding->file))
		return NULL;
	struct bri_step *steps = calloc(finding->step_count + 1, sizeof(*steps));
	struct bri_finding copy = *finding;
	char room[PATH_MAX];
	const struct bri_finding *kept;

	if (steps == NULL)
		return bri_findings_add(findings, finding);
	copy.file = name_of(placing, finding->file, finding->line, room);
	if (copy.file != finding->file) {
		copy.file = bri_findings_keep(findings, copy.file);
		copy.compiled = finding->file;
	}
	for (size_t i = 0; i < finding->step_count; i++) {
		steps[i] = finding->steps[i];
		steps[i].file = bri_findings_keep(findings, name_of(placing, steps[i].file, steps[i].line, room));
	}
	copy.steps = steps;
	kept = bri_findings_add(findings, &copy);
	free(steps);
	return kept;
}
