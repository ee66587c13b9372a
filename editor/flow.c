/* SPDX-License-Identifier: Apache-2.0 */
/* Moves bytes from one descriptor to another without ever blocking; what is
 * between them can look at whole messages. */
#include "flow.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WAITING_MAX ((size_t)16 << 20)

static void set_nonblocking(int descriptor)
{
	int flags = fcntl(descriptor, F_GETFL);

	if (flags >= 0)
		fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

void bri_flow_init(struct bri_flow *flow, int from, int to)
{
	memset(flow, 0, sizeof *flow);
	flow->from = from;
	flow->to = to;
	set_nonblocking(from);
	set_nonblocking(to);
}

void bri_flow_finish(struct bri_flow *flow)
{
	bri_frames_finish(&flow->frames);
	free(flow->out);
	flow->out = NULL;
}

bool bri_flow_read(struct bri_flow *flow)
{
	char bytes[65536];
	ssize_t got = read(flow->from, bytes, sizeof bytes);

	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	if (got > 0) {
		if (bri_frames_add(&flow->frames, bytes, (size_t)got) < 0)
			flow->is_broken = true;
		return true;
	}
	close(flow->from);
	flow->from = -1;
	return false;
}

void bri_flow_write(struct bri_flow *flow, const void *bytes, size_t length)
{
	if (flow->to < 0 || flow->is_broken)
		return;
	if (flow->out_done == flow->out_length)
		flow->out_done = flow->out_length = 0;
	if (length > flow->out_room - flow->out_length) {
		size_t room = flow->out_length + length + flow->out_room / 2 + 4096;
		char *grown = realloc(flow->out, room);

		if (!grown) {
			flow->is_broken = true;
			return;
		}
		flow->out = grown;
		flow->out_room = room;
	}
	memcpy(flow->out + flow->out_length, bytes, length);
	flow->out_length += length;
}

void bri_flow_say(struct bri_flow *flow, const char *content, size_t length)
{
	char header[64];
	int size = snprintf(header, sizeof header, "Content-Length: %zu\r\n\r\n", length);

	bri_flow_write(flow, header, (size_t)size);
	bri_flow_write(flow, content, length);
}

void bri_flow_flush(struct bri_flow *flow)
{
	while (bri_flow_waits(flow)) {
		ssize_t wrote = write(flow->to, flow->out + flow->out_done, flow->out_length - flow->out_done);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0 && errno == EAGAIN)
			return;
		if (wrote <= 0) {
			close(flow->to);
			flow->to = -1;
			return;
		}
		flow->out_done += (size_t)wrote;
	}
}

bool bri_flow_is_full(const struct bri_flow *flow)
{
	return flow->to >= 0 && flow->out_length - flow->out_done > WAITING_MAX;
}
