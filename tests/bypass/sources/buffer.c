/* SPDX-License-Identifier: Apache-2.0 */
void fill(char *);
void weak(void);
ATTRIBUTE void weak(void)
{
	char text[64];
	fill(text);
}
