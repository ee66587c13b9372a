/* SPDX-License-Identifier: Apache-2.0 */
/* The rules' own part of a SARIF log: title, why, help as text and as Markdown,
 * severity as code scanning sorts by it, tags.  Markdown is made from libcmark's
 * tree, so that what a policy says is shown as it is written. */
#include "sarif.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* More than ten tags aren't kept by those who read them. */
#define TAGS_MAX 10

static bool has_text(const char *text)
{
	return text != NULL && text[0] != '\0';
}

/* Critical begins at 9, high at 7, medium at 4. */
static const char *security_severity(uint8_t severity)
{
	return severity == BRI_ERROR ? "8.0" : severity == BRI_WARNING ? "5.5" : "3.0";
}

static json_t *tags_of(struct bri_sarif *sarif, const struct bri_rule *rule)
{
	const struct bri_policy *policy = sarif->report->policy;
	const struct bri_reference *references = bri_policy_references(policy, NULL);
	const char *cwe = bri_policy_text(policy, rule->cwe);
	json_t *tags = json_array();
	char tag[256];

	bri_sarif_push(sarif, tags, json_string("security"));
	if (strncmp(cwe, "CWE-", 4) == 0) {
		snprintf(tag, sizeof(tag), "external/cwe/cwe-%s", cwe + 4);
		bri_sarif_push(sarif, tags, bri_json_text(tag));
	}
	for (uint32_t i = 0; i < rule->references && json_array_size(tags) < TAGS_MAX; i++) {
		const struct bri_reference *reference = &references[rule->first_reference + i];

		snprintf(tag, sizeof(tag), "%s/%s", bri_policy_text(policy, reference->standard),
		         bri_policy_text(policy, reference->clause));
		bri_sarif_push(sarif, tags, bri_json_text(tag));
	}
	return tags;
}

/* ---- Markdown ------------------------------------------------------------------------ */

static cmark_node *child(cmark_node *parent, cmark_node_type type, const char *literal)
{
	cmark_node *node = cmark_node_new(type);

	if (literal != NULL)
		cmark_node_set_literal(node, literal);
	cmark_node_append_child(parent, node);
	return node;
}

static void paragraph(cmark_node *page, const char *label, const char *text)
{
	cmark_node *node;

	if (!has_text(text))
		return;
	node = child(page, CMARK_NODE_PARAGRAPH, NULL);
	child(child(node, CMARK_NODE_STRONG, NULL), CMARK_NODE_TEXT, label);
	child(node, CMARK_NODE_TEXT, " ");
	child(node, CMARK_NODE_TEXT, text);
}

static char *markdown_of(const struct bri_policy *policy, const struct bri_rule *rule)
{
	const struct bri_reference *references = bri_policy_references(policy, NULL);
	const struct bri_fix *fixes = bri_policy_fixes(policy, NULL);
	cmark_node *page = cmark_node_new(CMARK_NODE_DOCUMENT), *list;
	char *text;

	paragraph(page, "Why:", bri_policy_text(policy, rule->why));
	paragraph(page, "Fix:", bri_policy_text(policy, rule->fix));
	list = rule->fixes + rule->references == 0 ? NULL : child(page, CMARK_NODE_LIST, NULL);
	if (list != NULL) {
		cmark_node_set_list_type(list, CMARK_BULLET_LIST);
		cmark_node_set_list_tight(list, 1);
	}
	for (uint32_t i = 0; i < rule->fixes; i++) {
		const struct bri_fix *fix = &fixes[rule->first_fix + i];
		cmark_node *line = child(child(list, CMARK_NODE_ITEM, NULL), CMARK_NODE_PARAGRAPH, NULL);

		child(line, CMARK_NODE_TEXT, bri_policy_text(policy, fix->library));
		child(line, CMARK_NODE_TEXT, ": ");
		child(line, CMARK_NODE_TEXT, bri_policy_text(policy, fix->text));
	}
	for (uint32_t i = 0; i < rule->references; i++) {
		const struct bri_reference *reference = &references[rule->first_reference + i];
		cmark_node *line = child(child(list, CMARK_NODE_ITEM, NULL), CMARK_NODE_PARAGRAPH, NULL);

		child(line, CMARK_NODE_TEXT, bri_policy_text(policy, reference->standard));
		child(line, CMARK_NODE_TEXT, " ");
		child(line, CMARK_NODE_TEXT, bri_policy_text(policy, reference->clause));
	}
	if (has_text(bri_policy_text(policy, rule->cwe)))
		paragraph(page, "Weakness:", bri_policy_text(policy, rule->cwe));
	text = cmark_render_commonmark(page, CMARK_OPT_DEFAULT, 0);
	cmark_node_free(page);
	return text;
}

static json_t *help_of(struct bri_sarif *sarif, const struct bri_rule *rule)
{
	const struct bri_policy *policy = sarif->report->policy;
	const char *why = bri_policy_text(policy, rule->why), *fix = bri_policy_text(policy, rule->fix);
	char *markdown = markdown_of(policy, rule), *text = NULL;
	json_t *help = json_object();

	if (asprintf(&text, "%s%s%s%s", why, has_text(why) && has_text(fix) ? "\n" : "", has_text(fix) ? "Fix: " : "", fix) < 0)
		text = NULL;
	if (text == NULL || markdown == NULL)
		sarif->failed = true;
	bri_sarif_set_text(sarif, help, "text", has_text(text) ? text : bri_policy_text(policy, rule->title));
	if (has_text(markdown))
		bri_sarif_set_text(sarif, help, "markdown", markdown);
	free(text);
	free(markdown);
	return help;
}

/* ---- descriptors ----------------------------------------------------------------------- */

static json_t *descriptor(struct bri_sarif *sarif, const struct bri_rule *rule)
{
	const struct bri_policy *policy = sarif->report->policy;
	static const char *const levels[] = {"none", "warning", "error"};
	const char *id = bri_policy_text(policy, rule->id), *title = bri_policy_text(policy, rule->title);
	const char *level = levels[rule->severity <= BRI_ERROR ? rule->severity : 0];
	json_t *object = json_object(), *configuration = json_object(), *properties = json_object();

	bri_sarif_set_text(sarif, object, "id", id);
	bri_sarif_set_text(sarif, object, "name", id);
	bri_sarif_set(sarif, object, "shortDescription", bri_sarif_message(sarif, has_text(title) ? title : id));
	bri_sarif_set(sarif, object, "fullDescription",
	              bri_sarif_message(sarif, has_text(bri_policy_text(policy, rule->why)) ? bri_policy_text(policy, rule->why)
	                                                                                    : title));
	bri_sarif_set(sarif, object, "help", help_of(sarif, rule));
	if (has_text(bri_policy_text(policy, rule->url)))
		bri_sarif_set_text(sarif, object, "helpUri", bri_policy_text(policy, rule->url));
	bri_sarif_set(sarif, configuration, "enabled", json_boolean(rule->severity != BRI_OFF));
	bri_sarif_set_text(sarif, configuration, "level", level);
	bri_sarif_set(sarif, object, "defaultConfiguration", configuration);
	bri_sarif_set(sarif, properties, "tags", tags_of(sarif, rule));
	bri_sarif_set_text(sarif, properties, "precision", "high");
	bri_sarif_set_text(sarif, properties, "problem.severity", rule->severity == BRI_ERROR ? "error" : "warning");
	bri_sarif_set_text(sarif, properties, "security-severity", security_severity(rule->severity));
	bri_sarif_set(sarif, object, "properties", properties);
	return object;
}

void bri_sarif_add_rules(struct bri_sarif *sarif)
{
	size_t count = 0;
	const struct bri_rule *rules = bri_policy_rules(sarif->report->policy, &count);

	for (size_t i = 0; i < count; i++)
		bri_sarif_push(sarif, sarif->rules, descriptor(sarif, &rules[i]));
}

size_t bri_sarif_rule(struct bri_sarif *sarif, const char *id)
{
	const struct bri_policy *policy = sarif->report->policy;
	size_t count = 0, i;
	const struct bri_rule *rules = bri_policy_rules(policy, &count), *rule = bri_policy_find_rule(policy, id);
	json_t *object, *properties;

	if (rule != NULL)
		return (size_t)(rule - rules);
	for (i = count; i < json_array_size(sarif->rules); i++) {
		const char *name = json_string_value(json_object_get(json_array_get(sarif->rules, i), "id"));

		if (name != NULL && strcmp(name, id) == 0)
			return i;
	}
	object = json_object();
	properties = json_object();
	bri_sarif_set_text(sarif, object, "id", id);
	bri_sarif_set_text(sarif, object, "name", id);
	bri_sarif_set(sarif, object, "shortDescription", bri_sarif_message(sarif, id));
	bri_sarif_set(sarif, object, "fullDescription", bri_sarif_message(sarif, "A rule that this policy doesn't know"));
	bri_sarif_set(sarif, object, "help",
	              bri_sarif_message(sarif, "The evidence was made under another policy; build again under this one"));
	bri_sarif_set_text(sarif, properties, "security-severity", security_severity(BRI_WARNING));
	bri_sarif_set(sarif, object, "properties", properties);
	bri_sarif_push(sarif, sarif->rules, object);
	return i;
}
