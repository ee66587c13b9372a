// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// What a map holds under a key: put by an index, a list, emplace and kin; found by at(), find() and iterators.
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

struct mosquitto;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *name, const char *word);
typedef void CURL;
extern "C" int curl_easy_setopt(CURL *curl, int option, ...);
static const int VERIFYPEER = 64, URL = 10002;
std::string ask(const char *what);
void load(std::map<std::string, std::string> &into);

static const std::map<std::string, std::string> accounts = {{"camera", "cam5ecret"}, {"bell", "bell5ecret"}};
static const std::unordered_map<std::string, const char *> addresses{
	{"state", "http://iot.example.com/state"}, {"events", "https://iot.example.com/events"}};
static std::map<int, std::string> by_number{{1, "0ne5ecret"}, {2, "tw05ecret"}};

/* Fires. */
void by_index(mosquitto *client)
{
	std::map<std::string, std::string> conf;

	conf["user"] = "camera";
	conf["word"] = "index5ecret";
	mosquitto_username_pw_set(client, conf["user"].c_str(), conf["word"].c_str()); // finds: secrets.hardcoded-password
}

void of_the_file(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", accounts.at("camera").c_str()); // finds: secrets.hardcoded-password
}

void found(mosquitto *client, const std::string &name)
{
	const auto it = accounts.find(name);

	if (it != accounts.end())
		mosquitto_username_pw_set(client, it->first.c_str(), it->second.c_str()); // finds: secrets.hardcoded-password
}

void numbered(mosquitto *client, int which)
{
	mosquitto_username_pw_set(client, "camera", by_number[which].c_str()); // finds: secrets.hardcoded-password
}

void in_turn(mosquitto *client)
{
	for (const auto &[name, word] : accounts)
		mosquitto_username_pw_set(client, name.c_str(), word.c_str()); // finds: secrets.hardcoded-password
}

void emplaced(mosquitto *client)
{
	std::unordered_map<std::string, std::string> conf;

	conf.emplace("word", "emplaced5ecret");
	mosquitto_username_pw_set(client, "camera", conf.at("word").c_str()); // finds: secrets.hardcoded-password
}

void copied(mosquitto *client)
{
	auto conf = accounts;

	conf["camera"] = ask("camera");
	mosquitto_username_pw_set(client, "bell", conf["bell"].c_str()); // finds: secrets.hardcoded-password
	mosquitto_username_pw_set(client, "camera", conf["camera"].c_str());
}

void which_address(CURL *curl)
{
	curl_easy_setopt(curl, URL, addresses.at("state")); // finds: transport.plaintext
}

void which_other_address(CURL *curl)
{
	curl_easy_setopt(curl, URL, addresses.at("events"));
}

void verify(CURL *curl, bool strict)
{
	std::map<std::string, long> flags{{"peer", 1L}, {"signal", 0L}};

	if (!strict)
		flags["peer"] = 0;
	curl_easy_setopt(curl, VERIFYPEER, flags["peer"]); // finds: tls.verify-off
}

class Login {
public:
	Login() { words_["device"] = "member5ecret"; }
	void send(mosquitto *client) const
	{
		mosquitto_username_pw_set(client, "device", words_.at("device").c_str());
	}

private:
	std::map<std::string, std::string> words_;
};

/* Field. */
void of_a_member(mosquitto *client)
{
	Login login;

	login.send(client); // finds: secrets.hardcoded-password
}

struct Site {
	std::string address, word;
	long verify;
};

void of_structures(CURL *curl, CURL *other, mosquitto *client)
{
	std::map<std::string, Site> sites;

	sites["lab"].word = "lab5ecret";
	sites["lab"].verify = 0;
	sites["cloud"].word = ask("cloud");
	sites["cloud"].verify = 1;
	mosquitto_username_pw_set(client, "lab", sites["lab"].word.c_str()); // finds: secrets.hardcoded-password
	curl_easy_setopt(curl, VERIFYPEER, sites["lab"].verify); // finds: tls.verify-off
	mosquitto_username_pw_set(client, "cloud", sites["cloud"].word.c_str());
	curl_easy_setopt(other, VERIFYPEER, sites["cloud"].verify);
}

static void log_in(mosquitto *client, const std::string &word)
{
	mosquitto_username_pw_set(client, "camera", word.c_str());
}

static const std::map<std::string, Site> offices = {{"lab", {"lab.example.com", "0ffice5ecret", 1}}, {"fab", {"fab.example.com", "0ther5ecret", 1}}};
static const std::map<std::string, std::string> doors = {{"front", "fr0nt5ecret"}, {"back", "b4ck5ecret"}};

/* Wrapper: told of who looked it up. */
void handed_on(mosquitto *client, const std::string &name)
{
	const auto it = offices.find(name);

	if (it != offices.end())
		log_in(client, it->second.word); // finds: secrets.hardcoded-password
	log_in(client, doors.at(name)); // finds: secrets.hardcoded-password
	log_in(client, doors.at("back")); // finds: secrets.hardcoded-password
}

/* Near misses: another key's, one that replaced it, one that a function may have put there. */
void of_another_key(mosquitto *client)
{
	std::map<std::string, std::string> conf{{"user", "camera"}, {"topic", "cam/state"}};

	conf["word"] = ask("word");
	mosquitto_username_pw_set(client, conf["user"].c_str(), conf["word"].c_str());
}

void replaced(mosquitto *client)
{
	std::map<std::string, std::string> conf{{"word", "default5ecret"}};

	conf["word"] = ask("word");
	mosquitto_username_pw_set(client, "camera", conf.at("word").c_str());
}

void loaded(mosquitto *client)
{
	std::map<std::string, std::string> conf{{"word", ""}};

	load(conf);
	mosquitto_username_pw_set(client, "camera", conf["word"].c_str());
}

void never_put(CURL *curl)
{
	std::map<std::string, long> flags;

	curl_easy_setopt(curl, VERIFYPEER, flags["peer"]);
}

void read_in(CURL *curl, const std::string *names, const long *values, int count)
{
	std::map<std::string, long> flags{{"signal", 0L}};

	for (int i = 0; i < count; i++)
		flags[names[i]] = values[i];
	curl_easy_setopt(curl, VERIFYPEER, flags["peer"]);
}

void in_pairs(CURL *curl)
{
	static const std::map<int, long> options{{VERIFYPEER, 1L}, {99, 0L}};

	for (const auto &[option, value] : options)
		curl_easy_setopt(curl, option, value);
}

/* Unknown. */
void given(mosquitto *client, const std::map<std::string, std::string> &conf)
{
	const auto it = conf.find("word");

	if (it != conf.end())
		mosquitto_username_pw_set(client, "camera", it->second.c_str());
}
