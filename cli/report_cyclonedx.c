/* SPDX-License-Identifier: Apache-2.0 */
/* CycloneDX 1.6: what the product is made of, and the clause matrix as
 * declarations.  Its number is derived from its content, so that the same
 * evidence gives the same bytes. */
#include "cyclonedx.h"

#include <stdlib.h>
#include <string.h>

static json_t *tools(int *failed)
{
	json_t *object = json_object(), *list = json_array(), *tool = json_object();

	*failed |= bri_json_set(tool, "type", json_string("application"));
	*failed |= bri_json_set(tool, "name", json_string("brinell"));
	*failed |= bri_json_set(tool, "version", json_string(BRINELL_VERSION));
	*failed |= json_array_append_new(list, tool);
	*failed |= bri_json_set(object, "components", list);
	return object;
}

static json_t *metadata(const struct bri_report *report, int *failed)
{
	json_t *object = json_object(), *product = json_object();
	char moment[32];

	bri_document_moment(moment);
	*failed |= bri_json_set(object, "timestamp", json_string(moment));
	*failed |= bri_json_set(object, "tools", tools(failed));
	*failed |= bri_json_set(product, "type", json_string("firmware"));
	*failed |= bri_json_set(product, "bom-ref", json_string(BRI_CYCLONEDX_PRODUCT));
	*failed |= bri_json_set(product, "name", bri_json_text(bri_policy_text(report->policy, bri_policy_header(report->policy)->name)));
	*failed |= bri_json_set(object, "component", product);
	return object;
}

/* "urn:uuid:..." in the form of version 8, from the document's own digest. */
static json_t *serial_number(const json_t *document)
{
	char *text = json_dumps(document, JSON_COMPACT), hex[65], serial[64];

	if (text == NULL)
		return NULL;
	bri_document_digest(text, strlen(text), hex);
	free(text);
	snprintf(serial, sizeof(serial), "urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
	return json_string(serial);
}

int bri_report_write_cyclonedx(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	struct bri_matrix *matrix = bri_matrix_new(report, reterr);
	json_t *document = json_object();
	int failed = 0, result;

	if (matrix == NULL) {
		json_decref(document);
		return -1;
	}
	failed |= bri_json_set(document, "bomFormat", json_string("CycloneDX"));
	failed |= bri_json_set(document, "specVersion", json_string("1.6"));
	failed |= bri_json_set(document, "version", json_integer(1));
	failed |= bri_json_set(document, "metadata", metadata(report, &failed));
	failed |= bri_cyclonedx_list_parts(report, document);
	failed |= bri_cyclonedx_declare(report, matrix, document);
	failed |= bri_json_set(document, "serialNumber", serial_number(document));
	if (failed != 0)
		result = bri_error_set(reterr, "", "out of memory while writing the bill of materials");
	else
		result = bri_json_write(document, stream, reterr);
	json_decref(document);
	bri_matrix_free(matrix);
	return result;
}
