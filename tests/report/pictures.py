# SPDX-License-Identifier: Apache-2.0
"""A page in a browser, and the points of the picture that it makes."""
import shutil
import struct
import zlib


def pixels(path):
    """Rows of (r, g, b) of an 8-bit PNG."""
    with open(path, "rb") as stream:
        data = stream.read()
    at, packed, width, height, channels = 8, b"", 0, 0, 3
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", body[:10])
            channels = 4 if colour == 6 else 3
        elif kind == b"IDAT":
            packed += body
        at += size + 12
    raw, stride, before, rows = zlib.decompress(packed), width * channels, bytearray(width * channels), []
    for y in range(height):
        filtered, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for x in range(stride):
            left = line[x - channels] if x >= channels else 0
            up, corner = before[x], before[x - channels] if x >= channels else 0
            if filtered == 1:
                line[x] = (line[x] + left) & 255
            elif filtered == 2:
                line[x] = (line[x] + up) & 255
            elif filtered == 3:
                line[x] = (line[x] + (left + up) // 2) & 255
            elif filtered == 4:
                near = min((abs(up - corner), 0, left), (abs(left - corner), 1, up), (abs(left + up - 2 * corner), 2, corner))[2]
                line[x] = (line[x] + near) & 255
        rows.append([tuple(line[x:x + 3]) for x in range(0, stride, channels)])
        before = line
    return rows


def browse(t, *words):
    chromium = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
    if chromium is None:
        return None
    return t.command(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
                     "--no-first-run", f"--user-data-dir={t.path('profile')}", *words)


def near(pixel, colour):
    return all(abs(a - b) < 24 for a, b in zip(pixel, colour))
