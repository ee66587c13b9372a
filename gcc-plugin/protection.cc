/* SPDX-License-Identifier: Apache-2.0 */
/* Stack protection of each function: what options, attributes and pragmas ask
 * for, and, by a pass behind expansion, what was generated; and whether assembler
 * at file scope adds to it.  The pass looks at one pointer a function and changes
 * nothing. */
#include "protection.h"

static size_t generated_protected, generated_unprotected, generated_named;
static size_t requested_protected, requested_unprotected;
static bool assembles;
static const struct bri_unit *the_unit; /* what it defines is asked where a name is given a version */

/* The unit's own setting: a pragma moves GCC's variable while it lasts. */
static int unit_strength;

/* GCC's enumeration isn't ordered by strength. */
static int strength(int setting)
{
	switch (setting) {
	case SPCT_FLAG_EXPLICIT:
		return 1;
	case SPCT_FLAG_DEFAULT:
		return 2;
	case SPCT_FLAG_STRONG:
		return 3;
	case SPCT_FLAG_ALL:
		return 4;
	default:
		return 0;
	}
}

void protection_start(const struct bri_unit *unit)
{
	the_unit = unit;
	unit_strength = strength(flag_stack_protect);
}

uint32_t protection_of(tree function)
{
	int unit = unit_strength;
	int own = strength(opt_for_fn(function, flag_stack_protect));
	if (lookup_attribute("no_stack_protector", DECL_ATTRIBUTES(function)) != NULL_TREE ||
	    lookup_attribute("naked", DECL_ATTRIBUTES(function)) != NULL_TREE)
		own = 0;
	if (own > 1 || (own == 1 && lookup_attribute("stack_protect", DECL_ATTRIBUTES(function)) != NULL_TREE))
		requested_protected++;
	else
		requested_unprotected++;
	if (unit <= 1 || own >= unit)
		return 0;
	return own <= 1 ? BRI_FUNCTION_UNPROTECTED : BRI_FUNCTION_WEAKENED;
}

/* Others may call it, by a name of C that no weak definition has. */
static bool is_named(tree function)
{
	const char *name = TREE_PUBLIC(function) && !DECL_WEAK(function) && !DECL_ONE_ONLY(function)
	                       ? IDENTIFIER_POINTER(DECL_ASSEMBLER_NAME(function))
	                       : NULL;
	return name != NULL && strncmp(name + (name[0] == '*'), "_Z", 2) != 0;
}

namespace {

const pass_data watch_data = {RTL_PASS, "brinell", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0};

class watch_pass : public rtl_opt_pass
{
public:
	watch_pass(gcc::context *context) : rtl_opt_pass(watch_data, context) {}
	unsigned int execute(function *) final override
	{
		if (crtl->stack_protect_guard != NULL_TREE)
			generated_protected++;
		else
			generated_unprotected++;
		generated_named += is_named(current_function_decl);
		return 0;
	}
};

} // namespace

void protection_assembler(const char *text)
{
	assembles |= bri_assembler_renames(text, strlen(text));
}

/* While the texts are there: code generation lets them go. */
static void watch_assembler(void *, void *)
{
	for (asm_node *node = symtab->first_asm_symbol(); node != NULL; node = compat_next_asm(node)) {
		const char *text = TREE_STRING_POINTER(compat_asm_text(node));
		assembles |= bri_assembler_emits(the_unit, text, strlen(text));
	}
}

void protection_watch(struct plugin_name_args *info)
{
	static struct register_pass_info pass;
	pass.pass = new watch_pass(g);
	pass.reference_pass_name = "expand";
	pass.ref_pass_instance_number = 1;
	pass.pos_op = PASS_POS_INSERT_AFTER;
	register_callback(info->base_name, PLUGIN_PASS_MANAGER_SETUP, NULL, &pass);
	register_callback(info->base_name, PLUGIN_ALL_IPA_PASSES_START, watch_assembler, NULL);
}

struct bri_function_counts protection_counts(void)
{
	bool generated = generated_protected + generated_unprotected != 0;
	struct bri_function_counts counts = {generated ? generated_protected : requested_protected,
	                                     generated ? generated_unprotected : requested_unprotected, generated_named,
	                                     assembles};
	struct cgraph_node *node;
	FOR_EACH_FUNCTION (node)
		counts.named += node->alias && !node->weakref && !node->ifunc_resolver && is_named(node->decl);
	return counts;
}
