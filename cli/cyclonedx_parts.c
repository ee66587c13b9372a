/* SPDX-License-Identifier: Apache-2.0 */
/* What the product is made of: every file that the gates' lists name, once, with
 * its digest when it was used, what it is now, the package it came from, what
 * went into it, and the findings that it carries. */
#include "cyclonedx.h"
#include "gather.h"
#include "inputs.h"
#include "origin.h"

#include <stdlib.h>
#include <string.h>

struct part {
	const char *path, *digest;
	bool is_output, is_object, is_unit, is_linked, differs; /* differs: two digests were seen */
};

struct bill {
	const struct bri_report *report;
	const struct bri_gathered *gathered;
	struct part *parts; /* ordered by path */
	size_t count;
	struct bri_origin *origins; /* the same order */
	json_t *document;
	int failed;
};

/* ---- the parts ------------------------------------------------------------------------- */

static int by_path(const void *first, const void *second)
{
	return strcmp(((const struct part *)first)->path, ((const struct part *)second)->path);
}

static struct part *find_part(const struct bill *bill, const char *path)
{
	struct part key = {.path = path};

	return bill->count == 0 ? NULL : bsearch(&key, bill->parts, bill->count, sizeof(key), by_path);
}

/* Parts of one path become one. */
static void join_parts(struct bill *bill)
{
	size_t kept = 0;

	qsort(bill->parts, bill->count, sizeof(*bill->parts), by_path);
	for (size_t i = 0; i < bill->count; i++) {
		struct part *last = kept == 0 ? NULL : &bill->parts[kept - 1], *part = &bill->parts[i];

		if (last == NULL || strcmp(last->path, part->path) != 0) {
			bill->parts[kept++] = *part;
			continue;
		}
		last->is_output = last->is_output || part->is_output;
		last->is_object = last->is_object || part->is_object;
		last->is_unit = last->is_unit || part->is_unit;
		last->is_linked = last->is_linked || part->is_linked;
		if (last->digest[0] == '\0')
			last->digest = part->digest;
		else if (part->digest[0] != '\0' && strcmp(last->digest, part->digest) != 0)
			last->differs = true;
	}
	bill->count = kept;
}

static int collect(struct bill *bill)
{
	const struct bri_gathered *gathered = bill->gathered;
	size_t most = 0;

	for (size_t l = 0; l < gathered->list_count; l++)
		most += gathered->lists[l].count + 1;
	bill->parts = calloc(most + 1, sizeof(*bill->parts));
	bill->origins = calloc(most + 1, sizeof(*bill->origins));
	if (bill->parts == NULL || bill->origins == NULL)
		return -1;
	for (size_t l = 0; l < gathered->list_count; l++) {
		const struct bri_list *list = &gathered->lists[l];

		bill->parts[bill->count++] = (struct part){.path = list->output, .digest = "", .is_output = list->is_link,
		                                           .is_object = !list->is_link};
		for (size_t i = 0; i < list->count; i++)
			if (list->files[i].member == NULL || i == 0 || strcmp(list->files[i - 1].path, list->files[i].path) != 0)
				bill->parts[bill->count++] = (struct part){
					.path = list->files[i].path, .digest = list->files[i].digest, .is_linked = list->is_link,
					.is_unit = !list->is_link && strcmp(list->files[i].path, list->unit) == 0};
	}
	join_parts(bill);
	for (size_t i = 0; i < bill->count; i++)
		bill->origins[i].path = bill->parts[i].path;
	for (size_t i = 0; i < BRI_ROOTS_MAX && bill->report->roots != NULL && bill->report->roots[i] != NULL; i++)
		bill->failed |= bri_origins_find(bill->report->roots[i], bill->origins, bill->count);
	return bill->failed | bri_origins_find("", bill->origins, bill->count);
}

/* ---- as components ------------------------------------------------------------------------ */

static bool ends_with(const char *text, const char *tail)
{
	size_t length = strlen(text), most = strlen(tail);

	return length >= most && strcmp(text + length - most, tail) == 0;
}

static const char *role_of(const struct part *part)
{
	const char *slash = strrchr(part->path, '/'), *name = slash == NULL ? part->path : slash + 1;

	if (part->is_output)
		return ends_with(name, ".so") || strstr(name, ".so.") != NULL ? "shared library" : "program";
	if (part->is_object)
		return "object";
	if (part->is_linked)
		return ends_with(name, ".a")                                    ? "archive"
		       : ends_with(name, ".so") || strstr(name, ".so.") != NULL ? "shared library"
		                                                                : "object";
	return part->is_unit ? "source" : "header";
}

static const char *type_of(const struct part *part)
{
	const char *role = role_of(part);

	return strcmp(role, "program") == 0 ? "application" : strcmp(role, "archive") == 0 || strcmp(role, "shared library") == 0 ? "library" : "file";
}

static void add_property(struct bill *bill, json_t *properties, const char *name, const char *value)
{
	json_t *object = json_object();

	bill->failed |= bri_json_set(object, "name", json_string(name));
	bill->failed |= bri_json_set(object, "value", bri_json_text(value));
	bill->failed |= json_array_append_new(properties, object);
}

static void percent(FILE *stream, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~", *text) != NULL)
			fputc(*text, stream);
		else
			fprintf(stream, "%%%02X", (unsigned char)*text);
	}
}

/* A package URL. */
static char *url_of(const struct bri_origin *origin)
{
	bool debian = strcmp(origin->manager, "dpkg") == 0;
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	if (stream == NULL)
		return NULL;
	fputs(debian ? "pkg:deb/debian/" : "pkg:generic/", stream);
	percent(stream, origin->package);
	if (origin->version != NULL) {
		fputc('@', stream);
		percent(stream, origin->version);
	}
	if (origin->architecture != NULL) {
		fputs("?arch=", stream);
		percent(stream, origin->architecture);
	}
	if (fclose(stream) == 0)
		return text;
	free(text);
	return NULL;
}

static void add_origin(struct bill *bill, json_t *component, json_t *properties, const struct bri_origin *origin)
{
	char *url;

	if (origin->package == NULL)
		return;
	url = url_of(origin);
	bill->failed |= url == NULL ? -1 : bri_json_set(component, "purl", bri_json_text(url));
	bill->failed |= bri_json_set_text(component, "version", origin->version);
	add_property(bill, properties, "brinell:package", origin->package);
	add_property(bill, properties, "brinell:package-manager", origin->manager);
	free(url);
}

/* The digest is that of the time when it was used; of outputs, that of now. */
static void add_digest(struct bill *bill, json_t *component, json_t *properties, const struct part *part)
{
	json_t *hashes = json_array(), *hash = json_object();
	char now[65] = "";
	bool there = bri_inputs_digest(part->path, now);
	const char *digest = part->digest[0] != '\0' ? part->digest : there ? now : "";

	if (part->differs)
		add_property(bill, properties, "brinell:changed", "it changed during the build");
	else if (!there)
		add_property(bill, properties, "brinell:changed", "it isn't there any more");
	else if (part->digest[0] != '\0')
		add_property(bill, properties, "brinell:changed", strcmp(part->digest, now) == 0 ? "no" : "yes");
	if (digest[0] == '\0') {
		json_decref(hashes);
		json_decref(hash);
		return;
	}
	bill->failed |= bri_json_set(hash, "alg", json_string("SHA-256"));
	bill->failed |= bri_json_set(hash, "content", json_string(digest));
	bill->failed |= json_array_append_new(hashes, hash);
	bill->failed |= bri_json_set(component, "hashes", hashes);
}

static char *ref_of(const char *path)
{
	char *ref;

	return asprintf(&ref, "file:%s", path) < 0 ? NULL : ref;
}

static void add_component(struct bill *bill, json_t *components, size_t i)
{
	const struct part *part = &bill->parts[i];
	json_t *component = json_object(), *properties = json_array();
	char *ref = ref_of(part->path), *name = bri_document_path(bill->report->source_root, part->path);

	bill->failed |= bri_json_set(component, "type", json_string(type_of(part)));
	bill->failed |= bri_json_set(component, "bom-ref", bri_json_text(ref));
	bill->failed |= bri_json_set(component, "name", bri_json_text(name));
	add_property(bill, properties, "brinell:role", role_of(part));
	add_digest(bill, component, properties, part);
	add_origin(bill, component, properties, &bill->origins[i]);
	bill->failed |= bri_json_set(component, "properties", properties);
	bill->failed |= json_array_append_new(components, component);
	bill->failed |= ref == NULL || name == NULL ? -1 : 0;
	free(ref);
	free(name);
}

/* ---- what went into what --------------------------------------------------------------------- */

static void depend(struct bill *bill, json_t *list, json_t *seen, const char *path)
{
	char *ref = ref_of(path);

	if (ref == NULL)
		bill->failed = -1;
	else if (json_object_get(seen, ref) == NULL) {
		bill->failed |= json_object_set_new(seen, ref, json_true());
		bill->failed |= json_array_append_new(list, bri_json_text(ref));
	}
	free(ref);
}

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* Members stand for the objects that the archive was made of: the list of the unit whose object has that name, when
 * there is one only. */
static const struct bri_list *unit_of_member(const struct bill *bill, const struct bri_listed *file)
{
	const struct bri_list *found = NULL;

	for (size_t l = 0; l < bill->gathered->list_count; l++) {
		const struct bri_list *list = &bill->gathered->lists[l];

		if (list->is_link || strcmp(base_of(list->output), base_of(file->member)) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = list;
	}
	return found;
}

static void add_dependency(struct bill *bill, json_t *dependencies, const char *ref, json_t *on)
{
	json_t *row = json_object();

	bill->failed |= bri_json_set(row, "ref", bri_json_text(ref));
	bill->failed |= bri_json_set(row, "dependsOn", on);
	bill->failed |= json_array_append_new(dependencies, row);
}

static void add_list(struct bill *bill, json_t *dependencies, const struct bri_list *list)
{
	json_t *on = json_array(), *seen = json_object();
	char *ref = ref_of(list->output);

	for (size_t i = 0; i < list->count; i++) {
		const struct bri_list *unit = list->files[i].member == NULL ? NULL : unit_of_member(bill, &list->files[i]);

		depend(bill, on, seen, list->files[i].path);
		if (unit != NULL)
			depend(bill, on, seen, unit->output);
	}
	if (ref == NULL)
		bill->failed = -1;
	else
		add_dependency(bill, dependencies, ref, on);
	json_decref(seen);
	free(ref);
}

/* The product is what was linked, or where nothing was, what was compiled. */
static void add_dependencies(struct bill *bill)
{
	json_t *dependencies = json_array(), *product = json_array(), *seen = json_object(), *told = json_object();
	const struct bri_gathered *gathered = bill->gathered;
	bool links = false;

	for (size_t l = 0; l < gathered->list_count; l++)
		links = links || gathered->lists[l].is_link;
	for (size_t l = 0; l < gathered->list_count; l++)
		if (gathered->lists[l].is_link == links)
			depend(bill, product, seen, gathered->lists[l].output);
	add_dependency(bill, dependencies, BRI_CYCLONEDX_PRODUCT, product);
	for (size_t l = 0; l < gathered->list_count; l++) {
		/* The same output's list in two directories: one is enough. */
		if (json_object_get(told, gathered->lists[l].output) != NULL)
			continue;
		bill->failed |= json_object_set_new(told, gathered->lists[l].output, json_true());
		add_list(bill, dependencies, &gathered->lists[l]);
	}
	bill->failed |= bri_json_set(bill->document, "dependencies", dependencies);
	json_decref(seen);
	json_decref(told);
}

/* ---- findings ----------------------------------------------------------------------------------- */

static json_t *analysis_of(struct bill *bill, const struct bri_finding *finding)
{
	json_t *object = json_object();
	char text[1200], expires[11];

	bri_report_expiry(bill->report, finding, expires);
	snprintf(text, sizeof(text), "accepted%s%.200s%s%s: %.800s", finding->waiver_owner[0] ? " by " : "", finding->waiver_owner,
	         expires[0] ? " until " : "", expires, finding->waiver_reason);
	bill->failed |= bri_json_set(object, "state", json_string(finding->waived || finding->result == BRI_FAIL ? "exploitable" : "in_triage"));
	bill->failed |= bri_json_set(object, "detail", bri_json_text(finding->waived ? text : finding->result == BRI_FAIL ? "found in this build" : "unknown: it could not be decided"));
	return object;
}

static void add_finding(struct bill *bill, json_t *list, const struct bri_finding *finding, size_t number)
{
	json_t *object = json_object(), *affects = json_array(), *place = json_object(), *source = json_object(), *cwes;
	char *path = bri_document_path(NULL, finding->file), *ref = path == NULL || find_part(bill, path) == NULL ? NULL : ref_of(path);
	char name[32], where[1200];

	snprintf(name, sizeof(name), "finding:%zu", number);
	snprintf(where, sizeof(where), "%.1000s:%u:%u", finding->file, finding->line, finding->column);
	bill->failed |= bri_json_set(object, "bom-ref", json_string(name));
	bill->failed |= bri_json_set(object, "id", bri_json_text(finding->rule));
	bill->failed |= bri_json_set(source, "name", json_string("Brinell"));
	bill->failed |= bri_json_set(object, "source", source);
	if (strncmp(finding->cwe, "CWE-", 4) == 0 && strtol(finding->cwe + 4, NULL, 10) > 0) {
		cwes = json_array();
		bill->failed |= json_array_append_new(cwes, json_integer(strtol(finding->cwe + 4, NULL, 10)));
		bill->failed |= bri_json_set(object, "cwes", cwes);
	}
	bill->failed |= bri_json_set_text(object, "description", finding->message);
	bill->failed |= bri_json_set_text(object, "detail", where);
	bill->failed |= bri_json_set_text(object, "recommendation", finding->fix);
	bill->failed |= bri_json_set(object, "analysis", analysis_of(bill, finding));
	bill->failed |= bri_json_set(place, "ref", bri_json_text(ref == NULL ? BRI_CYCLONEDX_PRODUCT : ref));
	bill->failed |= json_array_append_new(affects, place);
	bill->failed |= bri_json_set(object, "affects", affects);
	bill->failed |= json_array_append_new(list, object);
	free(path);
	free(ref);
}

/* Units whose files nobody listed (a compiler cache answered, or the policy didn't ask): then parts are missing here. */
static void add_composition(struct bill *bill)
{
	json_t *list = json_array(), *one = json_object(), *assemblies = json_array();
	size_t units = 0, links = 0;

	for (size_t l = 0; l < bill->gathered->list_count; l++) {
		units += !bill->gathered->lists[l].is_link;
		links += bill->gathered->lists[l].is_link;
	}
	bill->failed |= bri_json_set(one, "aggregate", json_string(units < bill->gathered->units || links == 0 ? "incomplete" : "unknown"));
	bill->failed |= json_array_append_new(assemblies, json_string(BRI_CYCLONEDX_PRODUCT));
	bill->failed |= bri_json_set(one, "assemblies", assemblies);
	bill->failed |= json_array_append_new(list, one);
	bill->failed |= bri_json_set(bill->document, "compositions", list);
}

int bri_cyclonedx_list_parts(const struct bri_report *report, json_t *document)
{
	struct bill bill = {.report = report, .gathered = report->gathered, .document = document};
	size_t count = bri_findings_count(report->findings);
	json_t *components = json_array(), *findings = json_array();

	if (report->gathered != NULL && report->gathered->list_count > 0) {
		bill.failed |= collect(&bill);
		for (size_t i = 0; i < bill.count && bill.failed == 0; i++)
			add_component(&bill, components, i);
		if (bill.failed == 0)
			add_dependencies(&bill);
	}
	for (size_t i = 0; i < count && bill.failed == 0; i++)
		add_finding(&bill, findings, bri_findings_at(report->findings, i), i + 1);
	if (report->gathered != NULL)
		add_composition(&bill);
	bill.failed |= bri_json_set(document, "components", components);
	bill.failed |= bri_json_set(document, "vulnerabilities", findings);
	if (bill.origins != NULL)
		bri_origins_finish(bill.origins, bill.count);
	free(bill.origins);
	free(bill.parts);
	return bill.failed;
}
