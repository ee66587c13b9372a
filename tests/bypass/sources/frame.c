/* SPDX-License-Identifier: Apache-2.0 */
void fill(char *);
void weak(void);
void weak(void)
{
	char text[64];
	fill(text);
}
void fill(char *text)
{
	*text = 0;
}
