// SPDX-License-Identifier: Apache-2.0
// Arduino's network libraries: texts in a String, a client that is told to believe anyone, an access point.
#include <stdlib.h>

class String {
public:
	String(const char *text = "");
	String(const String &other);
	~String();
	String &operator=(const String &other);
	String &operator+=(const String &more);
	String &operator+=(char more);
	bool operator==(const char *text) const;
	const char *c_str() const;
	unsigned length() const;
	String substring(unsigned from, unsigned to) const;

private:
	char *buffer;
};
String operator+(const String &first, const String &second);
String operator+(const char *first, const String &second);

class WiFiClient {
public:
	WiFiClient();
	int socket;
};
namespace BearSSL {
class WiFiClientSecure : public WiFiClient {
public:
	WiFiClientSecure();
	void setInsecure();
	void allowSelfSignedCerts();
	void setTrustAnchors(const void *anchors);
};
}
class HTTPClient {
public:
	HTTPClient();
	bool begin(WiFiClient &client, const String &url);
	int GET();
	const String &getString();
};
class ESP8266WiFiAPClass {
public:
	bool softAP(const char *ssid, const char *psk = nullptr, int channel = 1);
};
class ESP8266WiFiClass : public ESP8266WiFiAPClass {
public:
	int begin(const char *ssid, const char *passphrase = nullptr);
};
extern ESP8266WiFiClass WiFi;
class Print {
public:
	unsigned long println(const String &text);
	unsigned long println(const char *text);
	unsigned long printf(const char *format, ...);
};
class HardwareSerial : public Print {
public:
	int port;
};
extern HardwareSerial Serial;
class MD5Builder {
public:
	void begin();
	void add(const String &data);
	void calculate();
	String toString() const;
	unsigned char digest[16];
};
extern String stored(const char *name);

static const char *server = "http://camera.example";
static const char *ap_psk = "w1fi-77-88";

// Through a wrapper: the texts are put together on the way.
static int get(WiFiClient &client, const String &base, const String &path)
{
	HTTPClient http;
	http.begin(client, base + path);
	return http.GET();
}

int status(WiFiClient &client)
{
	return get(client, String(server), "/status"); // finds: transport.plaintext
}

int grown(WiFiClient &client)
{
	HTTPClient http;
	String url = "http://";
	url += "camera.example/";
	url += stored("path");
	return http.begin(client, url); // finds: transport.plaintext
}

int cut(WiFiClient &client)
{
	HTTPClient http;
	String url = "http://camera.example/status?all";
	return http.begin(client, url.substring(0, 28)); // finds: transport.plaintext
}

int believes_anyone(BearSSL::WiFiClientSecure &client)
{
	client.setInsecure(); // finds: tls.verify-off
	HTTPClient http;
	return http.begin(client, "https://camera.example/");
}

int believes_itself(BearSSL::WiFiClientSecure &client)
{
	client.allowSelfSignedCerts(); // finds: tls.verify-off
	HTTPClient http;
	return http.begin(client, "https://camera.example/");
}

int access_points()
{
	WiFi.softAP("camera", ap_psk); // finds: secrets.hardcoded-password
	return WiFi.begin("home", "h0me-77-88"); // finds: secrets.hardcoded-password
}

void shown(const String &password, const char *wifi_password)
{
	Serial.println("psk: " + password); // finds: secrets.logged
	Serial.printf("psk %s\n", wifi_password); // finds: secrets.logged
}

String broken(const String &text)
{
	MD5Builder md5;
	md5.begin(); // finds: crypto.weak-hash
	md5.add(text);
	md5.calculate();
	return md5.toString();
}

String getCNonce(int length)
{
	String nonce = "";
	for (int i = 0; i < length; i++)
		nonce += "0123456789abcdef"[rand() % 16]; // finds: random.weak-generator
	return nonce;
}

// Near misses.
int near_misses(BearSSL::WiFiClientSecure &client, const void *anchors, const String &password)
{
	HTTPClient http;
	String psk = stored("psk"), shown = "http://camera.example/";
	client.setTrustAnchors(anchors);
	WiFi.softAP("camera", psk.c_str());
	Serial.println(shown);
	Serial.println(password == "" ? "no password" : "a password");
	return http.begin(client, String("https://") + "camera.example/" + stored("path"));
}

// Unknown: whose address that is isn't in sight.
int unknown(WiFiClient &client)
{
	HTTPClient http;
	return http.begin(client, stored("url"));
}
