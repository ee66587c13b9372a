/* SPDX-License-Identifier: Apache-2.0 */
void fill(char *text);
void fill(char *text)
{
	*text = 0;
}
