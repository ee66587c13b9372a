// SPDX-License-Identifier: Apache-2.0
// Arduino's generator, as its cores declare it.
extern void randomSeed(unsigned long seed);
extern long random(long most);
extern int analogRead(unsigned char pin);
extern unsigned long micros();
extern unsigned long stored_seed();

static void begin(unsigned long seed)
{
	randomSeed(seed);
}

void by_the_clock()
{
	randomSeed(micros()); // finds: random.predictable-seed
}

// Wrapper.
void by_a_number()
{
	begin(4711); // finds: random.predictable-seed
}

struct settings {
	unsigned long seed;
};

// Field.
void by_a_setting()
{
	settings settings = {42};
	randomSeed(settings.seed); // finds: random.predictable-seed
}

// Conditional.
void by_either(bool again)
{
	randomSeed(again ? micros() : stored_seed()); // finds: random.predictable-seed
}

// Near miss: noise.
void by_noise()
{
	randomSeed((unsigned long)analogRead(0));
}

// Unknown.
void given(unsigned long seed)
{
	randomSeed(seed);
}
