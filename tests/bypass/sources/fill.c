void fill(char *text);
void fill(char *text)
{
	*text = 0;
}
