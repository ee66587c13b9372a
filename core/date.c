/* SPDX-License-Identifier: Apache-2.0 */
/* Dates of waivers and declarations, as days.  It knows one form, YYYY-MM-DD,
 * from 1970 to 9999, and refuses any other. */

#include "date.h"

#define LAST_DAY 2932896u /* 9999-12-31 */

static uint32_t days_of_year(uint32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 366 : 365;
}

static uint32_t days_of_month(uint32_t year, uint32_t month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && days_of_year(year) == 366 ? 1u : 0u);
}

bool bri_date_read(const char *text, size_t length, uint32_t *ret_days)
{
	uint32_t part[3] = {0, 0, 0}, days;
	int at = 0;

	if (length != 10)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (i == 4 || i == 7) {
			if (text[i] != '-')
				return false;
			at++;
		} else {
			if (text[i] < '0' || text[i] > '9')
				return false;
			part[at] = part[at] * 10 + (uint32_t)(text[i] - '0');
		}
	}
	if (part[0] < 1970 || part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > days_of_month(part[0], part[1]))
		return false;
	days = part[2] - 1;
	for (uint32_t year = 1970; year < part[0]; year++)
		days += days_of_year(year);
	for (uint32_t month = 1; month < part[1]; month++)
		days += days_of_month(part[0], month);
	*ret_days = days;
	return true;
}

void bri_date_text(uint32_t days, char ret_text[11])
{
	uint32_t year = 1970, month = 1;

	if (days > LAST_DAY)
		days = LAST_DAY;
	for (; days >= days_of_year(year); year++)
		days -= days_of_year(year);
	for (; days >= days_of_month(year, month); month++)
		days -= days_of_month(year, month);
	for (int i = 3; i >= 0; i--, year /= 10)
		ret_text[i] = (char)('0' + year % 10);
	ret_text[4] = ret_text[7] = '-';
	ret_text[5] = (char)('0' + month / 10);
	ret_text[6] = (char)('0' + month % 10);
	ret_text[8] = (char)('0' + (days + 1) / 10);
	ret_text[9] = (char)('0' + (days + 1) % 10);
	ret_text[10] = 0;
}
