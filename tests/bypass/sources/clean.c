/* SPDX-License-Identifier: Apache-2.0 */
void weak(void);
void weak(void)
{
}
