// SPDX-License-Identifier: Apache-2.0
// What begins with the result of an overloaded operator: elements of containers, members behind smart pointers.
#include <map>
#include <memory>
#include <string>
#include <vector>

extern "C" void note(int, const char *);

struct part {
	const char *name;
	int number, list[3];
	part *next;
	std::string text;
	void set(int);
};

void elements(std::vector<part> &parts)
{
	parts[0].number = 1;
	parts[0].list[2] = 2;
	parts[1].next->number = 3;
	parts[2].text = "abc";
	parts[3].set(4);
	parts.at(5).number += 5;
	parts.front().number++;
	if (parts[6].number == 6)
		note(parts[7].number ? 7 : 8, parts[8].text.c_str());
}

void rows(std::vector<std::vector<int>> &table)
{
	table[0][1] = 2;
	table[1].push_back(3);
	table[0][1]++;
	++table[0][1];
	table[0][1] |= 4;
}

void values(std::map<int, part> &by_number, std::map<std::string, part> &by_name)
{
	by_number[1].number = 9;
	by_name["two"].number = 10;
	by_name["three"].name = "three";
	by_number.find(4)->second.number = 11;
	for (auto &one : by_number)
		one.second.number = 12;
}

void behind(std::unique_ptr<part> &owner, std::shared_ptr<part> &shared)
{
	owner->number = 13;
	(*owner).number = 14;
	shared->next = nullptr;
	owner->next->number++;
	shared->list[1] = 15;
}
