/* SPDX-License-Identifier: Apache-2.0 */
void weak(void);
int main(int argc, char **argv)
{
	(void)argv;
	if (argc > 100)
		weak();
	return 0;
}
