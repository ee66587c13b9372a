/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_PLACES_H
#define BRI_PLACES_H

#include <limits.h>
#include <stdbool.h>

/* Where compilers and linkers ran, so that the relative names they were given can be told from the source root.  The
 * build log says it; a place is a directory below the root, relative to it: "" the root itself, NULL not known or
 * elsewhere. */
struct bri_places;

/* `root`: absolute, borrowed.  NULL: out of memory. */
struct bri_places *bri_places_new(const char *root);
void bri_places_free(struct bri_places *places); /* NULL allowed */

/* Read the log in that report directory; once. */
void bri_places_read(struct bri_places *places, const char *report_directory);

/* Of an object or of a .brn file, by the log.  Good until something is read. */
const char *bri_places_of_file(const struct bri_places *places, const char *path);
/* Of the only unit whose main source the log calls so. */
const char *bri_places_of_source(const struct bri_places *places, const char *source);
/* Were units of that name compiled in several directories? */
bool bri_places_are_several(const struct bri_places *places, const char *source);
/* Of an object that lies where its compiler put it: `output` and `unit` as the evidence has them.  Found only where the
 * source lies there, too. */
const char *bri_places_of_output(const struct bri_places *places, const char *path, const char *output, const char *unit,
                                 char ret_place[PATH_MAX]);

/* `name`, relative to the place, told from the root.  False, and it stays as it is: it is absolute, outside of the root,
 * or (unless `certain`) no such file is there. */
bool bri_places_name(const struct bri_places *places, const char *place, const char *name, bool certain,
                     char ret_name[PATH_MAX]);

#endif
