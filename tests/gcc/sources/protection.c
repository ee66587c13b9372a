/* SPDX-License-Identifier: Apache-2.0 */
/* Functions that lose what the unit's options give them. */
void use(char *);

#if __GNUC__ >= 11
__attribute__((no_stack_protector))
#endif
void by_attribute(void)
{
	char buffer[64];
	use(buffer);
}

#pragma GCC push_options
#pragma GCC optimize("no-stack-protector")
void by_pragma(void)
{
	char buffer[64];
	use(buffer);
}
#pragma GCC pop_options

void kept(void)
{
	char buffer[64];
	use(buffer);
}
