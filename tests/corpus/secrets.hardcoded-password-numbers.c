// SPDX-License-Identifier: Apache-2.0
// A number that is written in the program is compared with what is called like a pin.
#include <stdlib.h>
#include <stdint.h>

extern int open_door(void);
extern void say(const char *text);
struct pad {
	int tries, pin;
	unsigned user_passcode, passcode_length;
};

int is_it(int pin)
{
	return pin == 1234; // finds: secrets.hardcoded-password
}

int as_text(const char *pin)
{
	return atoi(pin) == 4711; // finds: secrets.hardcoded-password
}

/* Field. */
int of_a_member(struct pad *pad)
{
	if (pad->tries < 3 && pad->pin == 471100) // finds: secrets.hardcoded-password
		return open_door();
	return 0;
}

int the_other_way(struct pad *pad)
{
	if (pad->user_passcode != 80085) // finds: secrets.hardcoded-password
		return -1;
	return open_door();
}

static const int pins[3] = {1234, 4321, 1111};
int one_of_them(int pin)
{
	for (int i = 0; i < 3; i++)
		if (pin == pins[i]) // finds: secrets.hardcoded-password
			return 1;
	return 0;
}

/* Near misses: a pin of a chip, a length, one that is set, one that nobody may choose. */
int of_a_chip(int pin)
{
	return pin == 13;
}

int of_a_port(uint16_t GPIO_Pin)
{
	return GPIO_Pin == 0x2000 || GPIO_Pin == 0xffff || GPIO_Pin == 0x6000;
}

int how_long(struct pad *pad)
{
	return pad->passcode_length == 1024;
}

int as_it_was_set(struct pad *pad, int pin)
{
	return pad->pin == pin;
}

int too_common(int pin)
{
	if (pin == 1234)
		return -1;
	return 0;
}

int something_else(int port)
{
	return port == 8883;
}

/* What is compared by its difference. */
int differs(int pin)
{
	return pin - 4321 == 0; // finds: secrets.hardcoded-password error
}

int apart(int pin, int count)
{
	return (pin ^ 4711) != 0 || // finds: secrets.hardcoded-password error
	       pin - 13 == 0 || count - 1234 == 0;
}

/* What is asked for without a comparison: some front ends make one of it. */
int bits(int pin)
{
	return !(pin ^ 4711); // finds: secrets.hardcoded-password error
}

int bits_turned(int pin)
{
	return !(4714 ^ pin); // finds: secrets.hardcoded-password error
}

int either(int pin)
{
	return pin ^ 4712 ? 0 : 1; // finds: secrets.hardcoded-password error
}

int opens(int pin)
{
	if (pin - 4713) // finds: secrets.hardcoded-password error
		return 0;
	return 1;
}

/* Near miss: nobody may choose it; a number that is used. */
int too_common_apart(int pin)
{
	if (!(pin ^ 1234))
		return -1;
	return 0;
}

int masked(int pin)
{
	return pin ^ 4711;
}

int masked_turned(int pin)
{
	return 4711 - pin;
}

// A switch compares, too.
int switched(unsigned pin_code, int led_pin)
{
	switch (led_pin) {
	case 13:
		return 2;
	case 134:
		return 3;
	}
	switch (pin_code) {
	case 4711: // finds: secrets.hardcoded-password
		return 1;
	case 0:
		return -1;
	default:
		return 0;
	}
}

int counted_pins(unsigned pin_code_count)
{
	switch (pin_code_count) {
	case 4711:
		return 1;
	default:
		return 0;
	}
}
