// SPDX-License-Identifier: Apache-2.0
// Members of what a container's own operator returns.
#include <map>
#include <memory>
#include <string>
#include <vector>

struct link_options {
	const char *host;
	bool verify_peer;
	link_options *fallback;
};
extern void open_links(std::vector<link_options> &links);
extern void open_named(std::map<std::string, link_options> &links);
extern void open_one(link_options *link);

// Fires.
void by_number(std::vector<link_options> &links)
{
	links[0].verify_peer = false; // finds: tls.verify-off error
	open_links(links);
}

// Wrapper.
void by_call(std::vector<link_options> &links)
{
	links.at(1).verify_peer = false; // finds: tls.verify-off error
	open_links(links);
}

// Field.
void by_name(std::map<std::string, link_options> &links)
{
	links["update"].verify_peer = false; // finds: tls.verify-off error
	links["cloud"].host = "cloud.example.com";
	open_named(links);
}

// Field.
void by_pointer(std::vector<link_options> &links, std::unique_ptr<link_options> &one)
{
	links[2].fallback->verify_peer = false; // finds: tls.verify-off error
	one->verify_peer = false; // finds: tls.verify-off error
	open_links(links);
	open_one(one.get());
}

// Near miss: they are verified.
void verified(std::vector<link_options> &links, std::map<std::string, link_options> &named)
{
	links[0].verify_peer = true;
	named["update"].verify_peer = true;
	open_links(links);
	open_named(named);
}
