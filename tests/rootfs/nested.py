# SPDX-License-Identifier: Apache-2.0
"""What lies packed inside a root file system: images in it, compressed modules, the configuration in a kernel, thin
archives; in every form the same, and bounded."""
import gzip
import io
import lzma
import os
import random
import shutil
import tarfile

from trees import BAD, EXPECTED, GOOD, RULES, plant

CONFIG = b"CONFIG_MMU=y\nCONFIG_COMPAT_BRK=%s\n" + b"".join(b"CONFIG_OPTION_%d=y\n" % i for i in range(2000))
PACKERS = {"gz": gzip.compress, "xz": lzma.compress, "lzma": lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE)}


def kernel(setting, packer=None):
    """As CONFIG_IKCONFIG leaves it: between two marks, in what the boot code unpacks."""
    noise = random.Random(1).randbytes
    whole = noise(70000) + b"IKCFG_ST" + gzip.compress(CONFIG % setting) + b"IKCFG_ED" + noise(200000)
    return whole if packer is None else noise(9000) + packer(whole) + noise(400)


def tar(members, packer=gzip.compress):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members.items():
            one = tarfile.TarInfo(name)
            one.size = len(data)
            archive.addfile(one, io.BytesIO(data))
    return packer(buffer.getvalue())


def make(t):
    plant(t.path("inner"), BAD)
    plant(t.path("outer"), GOOD)
    shutil.copy("/usr/bin/true", t.path("inner", "usr/bin/true"))
    t.command("sh", "-c", "cd inner && find . -print | cpio -o -H newc --quiet | gzip -n > ../outer/boot/initrd.img")
    t.command("sh", "-c", "tar cJf outer/factory.tar.xz -C inner .")
    t.command("mksquashfs", t.path("inner"), t.path("outer", "data.bin"), "-quiet", "-no-progress")
    for name in ("one.c", "two.c"):
        with open(t.path(name), "w", encoding="utf-8") as stream:
            stream.write('__attribute__((section(".modinfo"), used)) static const char license[] = "license=GPL";\n')
    os.makedirs(t.path("outer", "lib/modules/6.1"))
    os.makedirs(t.path("outer", "usr/src"))
    t.command("gcc-12", "-g", "-c", "one.c", "-o", "outer/lib/modules/6.1/soft.ko")
    t.command("xz", t.path("outer", "lib/modules/6.1/soft.ko"))
    t.command("gcc-12", "-c", "two.c", "-o", "outer/usr/src/two.o")
    t.command("gcc-12", "-c", "two.c", "-o", "outside.o")
    t.command("sh", "-c", "cd outer/usr/src && ar rcT both.a two.o ../../../outside.o")
    t.command("sh", "-c", "cd outer/usr && ln src/two.o two.o && gzip -c ../../inner/etc/passwd > words.gz")


def test_nested(t, pack):
    make(t)
    first = None
    for form, path in pack(t, "outer"):
        status, rows, said = t.audit(path)
        for holder in ("boot/initrd.img", "factory.tar.xz", "data.bin"):
            inside = {(rule, file[len(holder) + 1:-1], line) for rule, result, file, line in rows
                      if file.startswith(holder + "(") and result == "fail" and rule.startswith("image.")}
            t.ok(inside == EXPECTED, f"{form}: each fault in {holder}", sorted(inside ^ EXPECTED), said)
        t.ok(("hardening.pie", "pass", "data.bin(usr/bin/true)", 0) in rows, f"{form}: programs in it")
        t.ok(not any(row[2].endswith("(.)") for row in rows) and {row[1] for row in rows if row[2] == "."} == {"pass"},
             f"{form}: what it lacks the whole may have", [row for row in rows if row[2] == "."])
        t.ok(("hardening.stripped", "fail", "lib/modules/6.1/soft.ko.xz(soft.ko)", 0) in rows, f"{form}: a packed module")
        t.ok(("hardening.pie", "not-applicable", "usr/src/both.a(two.o)", 0) in rows and
             ("hardening.pie", "unknown", "usr/src/both.a(../../../outside.o)", 0) in rows, f"{form}: a thin archive's members",
             sorted(row for row in rows if "both.a" in row[2]))
        first = rows if first is None else first
        t.ok(rows == first and status == 1 and not said, f"{form}: the same as the directory", sorted(rows ^ first)[:10], said)


def test_kernel(t):
    """The configuration inside of a kernel answers where no sysctl does."""
    quiet = {"etc/inittab": "::respawn:/usr/sbin/app\n"}
    images = [("boot/Image", None), ("boot/zImage", PACKERS["gz"]), ("boot/vmlinuz-6.1", PACKERS["xz"]),
              ("boot/Image.lzma", PACKERS["lzma"])]
    for number, (name, packer) in enumerate(images):
        for setting, wanted in ((b"y", ("image.aslr", "fail", name, 2)), (b"n", ("image.aslr", "pass", ".", 0))):
            root = f"kernel{number}{setting.decode()}"
            plant(t.path(root), {**quiet, name: kernel(setting, packer)})
            rows = t.audit(root)[1]
            t.ok(wanted in rows, f"{name}, CONFIG_COMPAT_BRK={setting.decode()}", sorted(row for row in rows if row[0] == "image.aslr"))
    plant(t.path("bare"), {**quiet, "boot/zImage": random.Random(2).randbytes(50000)})
    t.ok(("image.aslr", "unknown", ".", 0) in t.audit("bare")[1], "a kernel that carries none: unknown")


def test_bounds(t):
    plant(t.path("deep"), {"etc/inittab": "x\n"})
    inner = tar({"etc/passwd": b"root::0:0::/:/bin/sh\n"})
    for _ in range(6):
        inner = tar({"etc/passwd": b"root::0:0::/:/bin/sh\n", "next.tar.gz": inner})
    plant(t.path("deep"), {"next.tar.gz": inner})
    status, rows, said = t.audit("deep")
    found = {row[2] for row in rows if row[0] == "image.default-password" and row[1] == "fail"}
    t.ok(status == 1 and len(found) == 3 and any(row[1] == "unknown" and row[2].count("next") == 3 for row in rows),
         "images in images: three deep, then it isn't known", found, said)
    plant(t.path("cut"), {"etc/inittab": "x\n", "boot/initrd.gz": tar({"etc/passwd": os.urandom(90000)})[:60000]})
    status, rows, said = t.audit("cut")
    t.ok(status == 0 and {row[0] for row in rows if row[1:] == ("unknown", "boot/initrd.gz", 0)} == RULES and
         not any(row[1] == "pass" for row in rows), "a cut one: unknown, and nothing passes", said, sorted(rows))
    plant(t.path("bomb"), {"etc/inittab": "x\n", "x.tar.gz": tar({"etc/zero": bytes(300 << 20)})})
    status, rows, said = t.audit("bomb")
    t.ok({row[0] for row in rows if row[1:] == ("unknown", "x.tar.gz", 0)} == RULES, "a bomb in it: the same", said, sorted(rows))
    for name, head in (("ubi", b"UBI#" + bytes(2000)), ("erofs", bytes(1024) + b"\xe2\xe1\xf5\xe0" + bytes(2000)),
                       ("ext4", bytes(1080) + b"\x53\xef" + bytes(2000))):
        plant(t.path(name), {"etc/inittab": "x\n", "part.bin": head})
        status, _, said = t.audit(name)
        t.ok(status == 3 and "mount" in said and "part.bin" in said, f"{name} in it isn't read: told, with the next step", said)
        with open(t.path(f"{name}.bin"), "wb") as stream:
            stream.write(head)
        status, _, said = t.audit(f"{name}.bin")
        t.ok(status == 3 and "mount" in said, f"{name} by itself, too", said)
    tree = {"etc/inittab": "ttyS0::respawn:/bin/sh\n"}
    plant(t.path("old"), tree)
    with open(t.path("old", "usr-bin-sparse"), "wb") as stream:
        stream.write(b"#!/bin/sh\n")
        stream.truncate(3 << 20)
    os.link(t.path("old", "etc/inittab"), t.path("old", "etc/second"))
    for words in ("--format=v7", "--format=ustar", "--format=gnu -S", "--format=pax -S"):
        t.command("sh", "-c", f"tar {words} -cf old.tar -C old .")
        status, rows, said = t.audit("old.tar")
        t.ok(status == 1 and ("image.serial-shell", "fail", "etc/inittab", 1) in rows and not said, f"tar {words}", said)
    with tarfile.open(t.path("links.tar"), "w") as archive:
        data = open("/usr/bin/true", "rb").read()
        one = tarfile.TarInfo("bin/true")
        one.size = len(data)
        archive.addfile(one, io.BytesIO(data))
        for number in range(21000):
            one = tarfile.TarInfo(f"bin/link{number}")
            one.type, one.linkname = tarfile.LNKTYPE, "bin/true"
            archive.addfile(one)
    status, rows, said = t.audit("links.tar")
    t.ok(status == 3 and "second names" in said, "hard links without end: told", said)
