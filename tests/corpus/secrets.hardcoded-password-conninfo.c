// SPDX-License-Identifier: Apache-2.0
// One word among others that aren't known.
#include <stddef.h>

typedef struct pg_conn PGconn;
PGconn *PQconnectdb(const char *conninfo);
int snprintf(char *text, size_t size, const char *format, ...);

PGconn *telemetry(const char *host)
{
	char info[200];

	snprintf(info, sizeof info, "host=%s user=telemetry password=%s sslmode=require", host, "tele-01");
	return PQconnectdb(info); // finds: secrets.hardcoded-password
}

/* Unknown. */
PGconn *asked(const char *host, const char *password)
{
	char info[200];

	snprintf(info, sizeof info, "host=%s user=telemetry password=%s sslmode=require", host, password);
	return PQconnectdb(info);
}

/* Near miss. */
PGconn *by_service(const char *host)
{
	char info[200];

	snprintf(info, sizeof info, "host=%s service=telemetry sslmode=verify-full", host);
	return PQconnectdb(info);
}
