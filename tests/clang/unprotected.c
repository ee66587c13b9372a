/* SPDX-License-Identifier: Apache-2.0 */
/* One function loses its protection by attribute, one by pragma, one keeps it. */
__attribute__((no_stack_protector)) int by_attribute(int n)
{
	char buffer[64];
	buffer[n & 63] = 1;
	return buffer[0];
}
#pragma clang attribute push(__attribute__((no_stack_protector)), apply_to = function)
int by_pragma(int n)
{
	return by_attribute(n);
}
#pragma clang attribute pop
int kept(int n)
{
	return by_pragma(n);
}
