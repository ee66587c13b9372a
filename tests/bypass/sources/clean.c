void weak(void);
void weak(void)
{
}
