/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LOG_H
#define LOG_H
/* One line to standard error, with the time.  Never hand it a secret. */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
#endif
