# SPDX-License-Identifier: Apache-2.0
"""For each image rule: (rule, what, tree, wanted), where wanted is a list of (file, line) that fail, "near miss" (nothing
fails) or "unknown" (nothing fails, and something is said not to be known)."""
import base64
import struct
import zlib

from trees import KEY

NEAR, OPEN = "near miss", "unknown"
SH = "#!/bin/sh\n"
with open("/usr/bin/true", "rb") as stream:
    PROGRAM = stream.read()


def environment(text, good=True, order="<", flag=b""):
    """A U-Boot environment as it is stored; one of two copies has a flag."""
    data = text.encode().replace(b"\n", b"\0").ljust(4092 - len(flag), b"\0")
    return struct.pack(order + "I", zlib.crc32(data) ^ (not good)) + flag + data


def der(tag, *parts):
    data = b"".join(parts)
    size = len(data)
    length = bytes([size]) if size < 128 else bytes([0x82, size >> 8, size & 255])
    return bytes([tag]) + length + data


def number(size, first=0x41):
    return der(2, bytes([first]) + b"\x37" * (size - 1))


ZERO, ONE = der(2, b"\0"), der(2, b"\1")
OID = der(6, bytes.fromhex("2a864886f70d010101"))
PKCS1 = der(0x30, ZERO, number(256), der(2, b"\1\0\1"), *[number(128) for _ in range(6)])
PKCS8 = der(0x30, ZERO, der(0x30, OID, der(5)), der(4, PKCS1))
EC = der(0x30, ONE, der(4, b"\x11" * 32), der(0xa0, der(6, bytes.fromhex("2a8648ce3d030107"))))
LOCKED8 = der(0x30, der(0x30, der(6, bytes.fromhex("2a864886f70d01050d")), der(5)), der(4, b"\x22" * 256))
PUBLIC = der(0x30, der(0x30, OID, der(5)), der(3, b"\0" + der(0x30, number(256), der(2, b"\1\0\1"))))
STORE = der(0x30, der(2, b"\3"), der(0x30, der(6, bytes.fromhex("2a864886f70d010701")), der(0xa0, der(4, b"\x33" * 200))))


def openssh(cipher):
    name = cipher.encode()
    data = b"openssh-key-v1\0" + struct.pack(">I", len(name)) + name + bytes(300)
    text = base64.b64encode(data).decode()
    lines = "\n".join(text[at:at + 70] for at in range(0, len(text), 70))
    return f"-----BEGIN OPENSSH PRIVATE KEY-----\n{lines}\n-----END OPENSSH PRIVATE KEY-----\n"


def field(data):
    return struct.pack(">I", len(data)) + data


DROPBEAR = field(b"ssh-rsa") + field(b"\1\0\1") + field(b"\x41" * 256) + field(b"\x42" * 256)
DROPBEAR_PUBLIC = field(b"ssh-rsa") + field(b"\1\0\1") + field(b"\x41" * 256)
OPENPGP = bytes.fromhex("950398") + b"\4" + bytes(4) + b"\1" + b"\x08\0" + b"\x81" * 256 + b"\0\x11\1\0\1"
JAVA = bytes.fromhex("feedfeed00000002") + struct.pack(">I", 1)
JAVA_ENTRY = b"\0\1a" + bytes(8)


def mkimage(text):
    """A boot loader's script as it is packed."""
    return b"\x27\x05\x19\x56" + bytes(26) + b"\6" + bytes(41) + text.encode()


UNIT = "[Service]\nExecStart=/usr/sbin/{0}\n"
WANTS = "etc/systemd/system/multi-user.target.wants/"


def of(rule, *cases):
    return [(rule, *case) for case in cases]


CASES = of(
    "image.aslr",
    ("sysctl.conf", {"etc/sysctl.conf": "a=1\nkernel.randomize_va_space = 1\n"}, [("etc/sysctl.conf", 2)]),
    ("slashes and a dash", {"etc/sysctl.conf": "-kernel/randomize_va_space=0\n"}, [("etc/sysctl.conf", 1)]),
    ("the last file by name wins", {"etc/sysctl.d/90-a.conf": "kernel.randomize_va_space=0\n",
                                    "usr/lib/sysctl.d/50-b.conf": "kernel.randomize_va_space=2\n"},
     [("etc/sysctl.d/90-a.conf", 1)]),
    ("the last line wins", {"etc/sysctl.conf": "kernel.randomize_va_space=0\nkernel.randomize_va_space=2\n"}, NEAR),
    ("a file of the same name is masked", {"etc/sysctl.d/50-a.conf": "x=1\n", "etc/sysctl.conf": "y=1\n",
                                           "usr/lib/sysctl.d/50-a.conf": "kernel.randomize_va_space=0\n"}, OPEN),
    ("a script writes it", {"etc/init.d/x": SH + "echo 0 > /proc/sys/kernel/randomize_va_space\n"}, [("etc/init.d/x", 2)]),
    ("a script sets it", {"etc/init.d/x": SH + "sysctl -w kernel.randomize_va_space=0\n"}, [("etc/init.d/x", 2)]),
    ("norandmaps", {"boot/cmdline.txt": "root=/dev/x norandmaps ro\n"}, [("boot/cmdline.txt", 1)]),
    ("the kernel's default is reduced", {"boot/config-6.1": "CONFIG_X=y\nCONFIG_COMPAT_BRK=y\n"}, [("boot/config-6.1", 2)]),
    ("reduced, but sysctl", {"boot/config-6.1": "CONFIG_COMPAT_BRK=y\n", "etc/sysctl.conf": "kernel.randomize_va_space=2"}, NEAR),
    ("the kernel's default is full", {"boot/config-6.1": "# CONFIG_COMPAT_BRK is not set\nCONFIG_X=y\n"}, NEAR),
    ("a comment", {"etc/sysctl.conf": "#kernel.randomize_va_space=0\n"}, OPEN),
    ("nothing says so", {"etc/x": "y"}, OPEN),
) + of(
    "image.serial-shell",
    ("a getty", {"etc/inittab": "S0:12345:respawn:/sbin/getty -L 115200 ttyAMA0 vt100\n"}, [("etc/inittab", 1)]),
    ("a shell", {"etc/inittab": "ttymxc0::respawn:-/bin/sh\n"}, [("etc/inittab", 1)]),
    ("askfirst on the console", {"etc/inittab": "# x\n::askfirst:/bin/ash --login\n"}, [("etc/inittab", 2)]),
    ("OpenWrt's console", {"etc/inittab": "::askconsole:/usr/libexec/login.sh\n"}, [("etc/inittab", 1)]),
    ("virtual consoles and programs", {"etc/inittab": "tty1::respawn:/sbin/getty 38400 tty1\n::respawn:/usr/bin/app\n"
                                                      "1:2345:respawn:/sbin/getty 38400 tty2\n::sysinit:/etc/init.d/rcS\n"}, NEAR),
    ("a script that a shell runs", {"etc/inittab": "::respawn:/bin/sh -c '/usr/bin/app'\n::once:/bin/sh /etc/rc\n"}, NEAR),
    ("a wanted unit", {"etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service":
                       ("link", "/lib/systemd/system/serial-getty@.service")},
     [("etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service", 0)]),
    ("a unit of tty1, one that nothing wants", {"etc/systemd/system/getty.target.wants/getty@tty1.service":
                                                ("link", "/lib/systemd/system/getty@.service"),
                                                "lib/systemd/system/serial-getty@.service": "x"}, NEAR),
    ("a masked unit", {"etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service":
                       ("link", "/lib/systemd/system/serial-getty@.service"),
                       "etc/systemd/system/serial-getty@ttyS0.service": ("link", "/dev/null")}, NEAR),
    ("systemd's own, by the command line", {"boot/cmdline.txt": "console=ttyS1,115200 ro\n",
                                            "lib/systemd/system-generators/systemd-getty-generator": "x"},
     [("boot/cmdline.txt", 1)]),
    ("init is a shell", {"boot/cmdline.txt": "init=/bin/sh ro\n"}, [("boot/cmdline.txt", 1)]),
    ("a script starts one", {"etc/init.d/S99x": SH + "getty -L ttyS0 115200 &\n"}, [("etc/init.d/S99x", 2)]),
    ("nothing says so", {"etc/x": "y"}, OPEN),
) + of(
    "image.default-password",
    ("empty", {"etc/passwd": "root::0:0::/:/bin/sh\n"}, [("etc/passwd", 1)]),
    ("empty in shadow", {"etc/passwd": "root:x:0:0::/:/bin/sh\n", "etc/shadow": "a:*:\nroot::1:\n"}, [("etc/shadow", 2)]),
    ("DES", {"etc/passwd": "root:ab0123456789z:0:0::/:/bin/sh\n"}, [("etc/passwd", 1)]),
    ("MD5", {"etc/passwd": "root:x:0:0::/:/bin/sh\n", "etc/shadow": "root:$1$a$b:1:\n"}, [("etc/shadow", 1)]),
    ("a strong hash is the same everywhere", {"etc/passwd": "root:x:0:0::/:/bin/sh\n", "etc/shadow": "root:$y$j9T$a$b:1:\n"},
     [("etc/shadow", 1)]),
    ("locked accounts", {"etc/passwd": "root:x:0:0::/:/bin/sh\nd:*:1:1::/:\ne:!:2:2::/:\n",
                         "etc/shadow": "root:!$6$a$b:1:\nx:!!:\ny:*LK*:\n"}, NEAR),
    ("its shadow lies elsewhere", {"etc/passwd": "root:x:0:0::/:/bin/sh\n", "etc/shadow": ("link", "/data/shadow")}, OPEN),
    ("no accounts", {"etc/x": "y"}, OPEN),
) + of(
    "image.writable-root",
    ("fstab", {"etc/fstab": "/dev/root / auto defaults 0 0\n"}, [("etc/fstab", 1)]),
    ("fstab, by its type", {"etc/fstab": "/dev/root / squashfs defaults 0 0\n"}, NEAR),
    ("fstab, ro", {"etc/fstab": "/dev/root / ext4 defaults,ro 0 0\n/dev/b /data ext4 rw 0 0\n"}, NEAR),
    ("the command line", {"boot/extlinux/extlinux.conf": "LABEL x\n  APPEND root=/dev/mmcblk0p2 rw quiet\n"},
     [("boot/extlinux/extlinux.conf", 2)]),
    ("the kernel's own", {"boot/config-5": "CONFIG_A=y\nCONFIG_CMDLINE=\"root=/dev/x rw\"\n"}, [("boot/config-5", 2)]),
    ("GRUB", {"boot/grub/grub.cfg": "menuentry x {\n\tlinux /vmlinuz root=/dev/x rw\n}\n"}, [("boot/grub/grub.cfg", 2)]),
    ("ro there", {"boot/extlinux/extlinux.conf": "  append root=/dev/mmcblk0p2 ro\n"}, NEAR),
    ("remounted at boot", {"etc/inittab": "::sysinit:/bin/mount -o remount,rw /\n"}, [("etc/inittab", 1)]),
    ("remounted and back", {"etc/init.d/S1a": SH + "mount -o remount,rw /\ntouch /x\nmount -o remount,ro /\n",
                            "etc/fstab": "/dev/root / ext4 ro 0 0\n"}, NEAR),
    ("an updater's remount", {"usr/bin/update": SH + "mount -o remount,rw /\n", "etc/fstab": "/dev/root / ext4 ro 0 0\n"}, NEAR),
    ("a file for everybody", {"etc/fstab": "/dev/root / ext4 ro 0 0\n", "etc/x": ("y", 0o646)}, [("etc/x", 0)]),
    ("a set-id program", {"usr/bin/x": ("y", 0o4755), "usr/bin/y": ("y", 0o2755)}, [("usr/bin/x", 0), ("usr/bin/y", 0)]),
    ("known set-id programs", {"bin/su": ("y", 0o4755), "usr/bin/passwd": ("y", 0o4755), "usr/bin/x": ("y", 0o4644),
                               "etc/fstab": "/dev/root / ext4 ro 0 0\n"}, NEAR),
    ("nothing says so", {"etc/x": "y"}, OPEN),
) + of(
    "image.external-exec",
    ("fstab", {"etc/fstab": "/dev/mmcblk1p1 /data vfat rw 0 0\n"}, [("etc/fstab", 1)]),
    ("by its place", {"etc/fstab": "LABEL=x /mnt/sd auto nosuid,nodev 0 0\n"}, [("etc/fstab", 1)]),
    ("exec behind noexec", {"etc/fstab": "/dev/sda1 /media/x vfat noexec,exec 0 0\n"}, [("etc/fstab", 1)]),
    ("noexec; fixed devices", {"etc/fstab": "/dev/sda1 /media/x vfat ro,noexec 0 0\n/dev/mmcblk0p3 /mnt/d ext4 rw 0 0\n"
                                            "tmpfs /mnt tmpfs rw 0 0\n"}, NEAR),
    ("a udev rule", {"etc/udev/rules.d/1.rules": "# x\nKERNEL==\"sd*\", RUN+=\"/bin/mount /dev/%k /media/%k\"\n"},
     [("etc/udev/rules.d/1.rules", 2)]),
    ("its script", {"etc/udev/rules.d/1.rules": "SUBSYSTEM==\"block\", RUN+=\"/lib/udev/m.sh %k\"\n",
                    "lib/udev/m.sh": SH + "mkdir -p $2\nmount -t vfat /dev/$1 $2\n"}, [("lib/udev/m.sh", 3)]),
    ("its script, noexec", {"etc/udev/rules.d/1.rules": "SUBSYSTEM==\"block\", RUN+=\"/lib/udev/m.sh %k\"\n",
                            "lib/udev/m.sh": SH + "O=noexec,nosuid\nmount -o $O /dev/$1 /media/$1\n"}, NEAR),
    ("mdev.conf", {"etc/mdev.conf": "mmcblk[0-9]p[0-9] 0:0 660 */lib/mdev/mount\nnull 0:0 666\n",
                   "lib/mdev/mount": SH + "mount /dev/$MDEV /media/$MDEV\n"}, [("lib/mdev/mount", 2)]),
    ("a unit", {"etc/systemd/system/media-a.mount": "[Mount]\nWhat=/dev/sda1\nWhere=/media/a\nOptions=ro\n"},
     [("etc/systemd/system/media-a.mount", 4)]),
    ("a unit, noexec", {"etc/systemd/system/media-a.mount": "[Mount]\nWhat=/dev/sda1\nWhere=/media/a\nOptions=noexec\n"}, NEAR),
    ("a program there", {"etc/init.d/x": SH + "[ -x /mnt/usb/run.sh ] && /mnt/usb/run.sh\n. /media/a/b\nls /mnt/usb\n"},
     [("etc/init.d/x", 2), ("etc/init.d/x", 3)]),
    ("autofs", {"etc/auto.usb": "stick -fstype=auto,rw :/dev/sdb1\n"}, [("etc/auto.usb", 1)]),
    ("usbmount", {"etc/usbmount/usbmount.conf": "MOUNTOPTIONS=\"sync,noatime\"\n"}, [("etc/usbmount/usbmount.conf", 1)]),
    ("options that aren't known", {"etc/init.d/x": SH + "mount -o $OPTS /dev/sda1 /media/x\n"}, OPEN),
    ("nothing says so", {"etc/x": "y"}, OPEN),
)
CASES += of(
    "image.insecure-service",
    ("inittab", {"etc/inittab": "::respawn:/usr/sbin/telnetd -F\n"}, [("etc/inittab", 1)]),
    ("rc.local", {"etc/rc.local": SH + "sleep 1\ntelnetd -l /bin/sh &\nexit 0\n"}, [("etc/rc.local", 3)]),
    ("busybox's applet", {"etc/init.d/rcS": SH + "/bin/busybox tcpsvd 0 21 ftpd -w /\n"}, [("etc/init.d/rcS", 2)]),
    ("a script and its link", {"etc/init.d/net": SH + "D=/usr/sbin/dropbear\n$D -R\n", "etc/rc3.d/S20net": ("link", "../init.d/net")},
     [("etc/init.d/net", 3)]),
    ("a script that another runs", {"etc/init.d/rcS": SH + "/etc/init.d/more start\n", "etc/init.d/more": SH + "in.tftpd -L\n"},
     [("etc/init.d/more", 2)]),
    ("a script without link", {"etc/init.d/telnet": SH + "telnetd\n", "etc/rc3.d/S20x": ("link", "../init.d/x"),
                               "etc/init.d/x": SH + "app\n"}, NEAR),
    ("a script whose name only begins with s", {"etc/init.d/ssh": SH + "start-stop-daemon --start --exec /usr/sbin/sshd\n",
                                                "etc/init.d/Snow": SH + "telnetd\n"}, NEAR),
    ("it is stopped", {"etc/init.d/S50x": SH + "killall telnetd\nstart-stop-daemon -K -x /usr/sbin/telnetd\n"
                                               "echo telnetd\n[ -x /usr/sbin/telnetd ] || exit 0\n"}, NEAR),
    ("procd", {"etc/rc.d/S19d": ("link", "../init.d/d"), "etc/init.d/d":
               "#!/bin/sh /etc/rc.common\nPROG=/usr/sbin/dropbear\nstart_service() {\n\tprocd_set_param command \"$PROG\" -F\n}\n"},
     [("etc/init.d/d", 4)]),
    ("a wanted unit", {WANTS + "x.service": ("link", "/lib/systemd/system/x.service"),
                       "lib/systemd/system/x.service": UNIT.format("telnetd -F")},
     [("lib/systemd/system/x.service", 2)]),
    ("by its name", {WANTS + "vsftpd.service": ("link", "/lib/systemd/system/vsftpd.service")}, [(WANTS + "vsftpd.service", 0)]),
    ("a socket", {"etc/systemd/system/sockets.target.wants/r.socket": ("link", "/lib/systemd/system/r.socket"),
                  "lib/systemd/system/r.socket": "[Socket]\nListenStream=23\n",
                  "lib/systemd/system/r@.service": UNIT.format("in.telnetd")},
     [("lib/systemd/system/r@.service", 2)]),
    ("a unit that nothing wants; a masked one", {"lib/systemd/system/x.service": UNIT.format("telnetd"),
                                                 WANTS + "sshd.service": ("link", "/lib/systemd/system/sshd.service"),
                                                 "etc/systemd/system/sshd.service": ("link", "/dev/null")}, NEAR),
    ("TFTP of dnsmasq", {"etc/dnsmasq.conf": "#x\nenable-tftp\n", "etc/init.d/S60d": SH + "dnsmasq --enable-tftp\n"},
     [("etc/dnsmasq.conf", 2), ("etc/init.d/S60d", 2)]),
    ("dnsmasq without", {"etc/dnsmasq.conf": "#enable-tftp\n", "etc/init.d/S60d": SH + "dnsmasq -C /etc/dnsmasq.conf\n"}, NEAR),
    ("Android's init", {"init.rc": "service adbd /sbin/adbd\n    class core\n\nservice t /bin/telnetd\n    disabled\n"}, [("init.rc", 1)]),
    ("inetd", {"etc/inetd.conf": "#telnet\nx stream tcp nowait root /usr/sbin/tcpd in.telnetd\ntftp dgram udp wait root /bin/t t\n"},
     [("etc/inetd.conf", 2), ("etc/inetd.conf", 3)]),
    ("inetd, commented", {"etc/inetd.conf": "#telnet stream tcp nowait root /usr/sbin/telnetd telnetd\n", "etc/inittab": ""}, NEAR),
    ("xinetd", {"etc/xinetd.d/a": "service telnet\n{\n\tdisable = no\n\tserver = /usr/sbin/in.telnetd\n}\n",
                "etc/xinetd.d/b": "service ftp\n{\n\tdisable = yes\n}\n"}, [("etc/xinetd.d/a", 3)]),
    ("an end in front", {"etc/init.d/S50x": SH + "exit 0\ntelnetd\n"}, NEAR),
    ("inetd, by its directory", {"etc/inetd.d/x": "tftp dgram udp wait root /usr/sbin/tcpd in.tftpd\n"}, [("etc/inetd.d/x", 1)]),
    ("upstart", {"etc/init/t.conf": "start on startup\nexec /usr/sbin/telnetd -F\n"}, [("etc/init/t.conf", 2)]),
    ("cron", {"etc/crontabs/root": "@reboot /usr/sbin/telnetd\n"}, [("etc/crontabs/root", 1)]),
    ("interfaces", {"etc/network/interfaces": "iface eth0 inet dhcp\n\tup /usr/sbin/utelnetd -d\n"},
     [("etc/network/interfaces", 2)]),
    ("adb", {"usr/x": "", "default.prop": "ro.x=1\npersist.sys.usb.config=mtp,adb\n"}, [("default.prop", 2)]),
    ("a link to what isn't here", {"etc/rc3.d/S20telnetd": ("link", "../init.d/telnetd")}, OPEN),
    ("nothing says so", {"etc/x": "y"}, OPEN),
) + of(
    "image.insecure-download",
    (".curlrc", {"root/.curlrc": "# x\n--insecure\n", "etc/x": ""}, [("root/.curlrc", 2)]),
    (".wgetrc", {"etc/wgetrc": "check-certificate = off\n"}, [("etc/wgetrc", 1)]),
    ("git", {"root/.gitconfig": "[http]\n\tsslVerify = false\n", "etc/x": ""}, [("root/.gitconfig", 2)]),
    ("good ones", {"etc/wgetrc": "# check_certificate = off\ncheck_certificate = on\n", "root/.curlrc": "cacert=/x\n"}, NEAR),
    ("a unit", {WANTS + "u.service": ("link", "/lib/systemd/system/u.service"),
                "lib/systemd/system/u.service": "[Service]\nExecStart=/usr/bin/curl -k https://x\n"},
     [("lib/systemd/system/u.service", 2)]),
    ("a library without #!", {"usr/lib/f.sh": "dl() {\n\tcurl -k $1\n}\n", "usr/lib/f.txt": "curl -k x\n"}, [("usr/lib/f.sh", 2)]),
    ("through other programs", {"usr/bin/x": SH + "ssh host \"curl -k https://x\"\nsh -c 'curl -k https://x'\nsu -c 'curl -k https://x' a\n"
                                "echo insecure >> ~/.curlrc\nprintf 'check_certificate = off\\n' > /etc/wgetrc\n"},
     [("usr/bin/x", line) for line in range(2, 7)]),
    ("here documents", {"usr/bin/x": SH + "cat > ~/.wgetrc <<EOF\n# x\ncheck_certificate = off\nEOF\n"
                        "cat <<'EOF' >> $HOME/.curlrc\nsilent\ninsecure\nEOF\nsudo tee -a /root/.curlrc <<EOF\n-k\nEOF\n"
                        "cat <<EOF | tee /etc/wgetrc >/dev/null\ncheck_certificate=off\nEOF\n"
                        "cat <<EOF\n$(curl -k https://x)\nEOF\n"},
     [("usr/bin/x", 4), ("usr/bin/x", 8), ("usr/bin/x", 11), ("usr/bin/x", 14), ("usr/bin/x", 17)]),
    ("here documents that are none", {"usr/bin/x": SH + "cat <<EOF\ninsecure\ncurl -k https://x\nEOF\ncat > log <<EOF\ninsecure\nEOF\n"
                                      "cat > ~/.curlrc <<EOF\n# insecure\ncacert=/x\nEOF\necho '<<EOF' > ~/.curlrc\n"
                                      "cat <<'EOF'\n$(curl -k https://x)\nEOF\n"}, NEAR),
    ("words about them", {"usr/bin/x": SH + "ssh host curl https://x\necho insecure >> log\necho secure >> ~/.curlrc\n"}, NEAR),
    ("options that aren't known", {"usr/bin/x": SH + "curl $CURL_OPTS https://x\n"}, OPEN),
) + of(
    "image.private-key-file",
    ("PEM", {"etc/a": "x\n" + KEY.format("RSA "), "etc/b.conf": "key: |\n  " + KEY.format("EC ").replace("\n", "\n  ")},
     [("etc/a", 2), ("etc/b.conf", 2)]),
    ("in a string", {"usr/a.json": '{"a": 1,\n"key": "' + KEY.format("").replace("\n", "\\n") + '"}\n'}, [("usr/a.json", 2)]),
    ("behind a certificate, with carriage returns, inside of a configuration", {
        "etc/b.pem": KEY.format("").replace("PRIVATE KEY", "CERTIFICATE") + KEY.format("RSA "), "etc/k.pem":
        KEY.format("").replace("\n", "\r\n"), "etc/openvpn/c.ovpn": "client\n<key>\n" + KEY.format("") + "</key>\n"},
     [("etc/b.pem", 13), ("etc/k.pem", 1), ("etc/openvpn/c.ovpn", 3)]),
    ("OpenSSH", {"etc/ssh/a": openssh("none")}, [("etc/ssh/a", 1)]),
    ("DER", {"etc/1": PKCS1, "etc/8": PKCS8, "etc/e": EC}, [("etc/1", 0), ("etc/8", 0), ("etc/e", 0)]),
    ("dropbear's", {"etc/dropbear/a": DROPBEAR}, [("etc/dropbear/a", 0)]),
    ("in a program", {"usr/bin/p": PROGRAM + KEY.format("").encode()}, [("usr/bin/p", 0)]),
    ("a JSON web key", {"etc/k.json": '{"keys": [{"kty": "EC", "crv": "P-256", "d": "' + "Ab_-" * 10 + '"}]}\n'},
     [("etc/k.json", 0)]),
    ("WireGuard", {"etc/wireguard/wg0.conf": "[Interface]\nPrivateKey = abcdefg=\n"}, [("etc/wireguard/wg0.conf", 2)]),
    ("public ones, and words about keys", {
        "etc/a": KEY.format("").replace("PRIVATE", "PUBLIC"), "etc/b": PUBLIC,
        "etc/f": '{"kty": "RSA", "d": "x", "n": "' + "A" * 99 + '"}', "etc/c": DROPBEAR_PUBLIC,
        "etc/d": "grep -q '-----BEGIN PRIVATE KEY-----' $1\n", "etc/e": "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"},
     NEAR),
    ("OpenPGP", {"etc/a.gpg": OPENPGP + b"\0" + bytes(64), "etc/b.key": b"Key: (private-key (rsa (n #00#)(d #00#)))\n"},
     [("etc/a.gpg", 0), ("etc/b.key", 0)]),
    ("certificates in a Java store", {"etc/cacerts": JAVA + b"\0\0\0\2" + JAVA_ENTRY + b"\0\5X.509" + struct.pack(">I", 9) + bytes(29)}, NEAR),
    ("a key in a Java store", {"etc/a.jks": JAVA + b"\0\0\0\1" + JAVA_ENTRY + bytes(64)}, OPEN),
    ("an old encrypted PEM", {"etc/d": KEY.format("RSA ").replace("-----\nM", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: A-B,C\n\nM", 1)},
     OPEN),
    ("OpenPGP with a passphrase", {"etc/a.gpg": OPENPGP + b"\xfe" + bytes(64)}, OPEN),
    ("with a passphrase", {"etc/a": KEY.format("ENCRYPTED "), "etc/b": openssh("aes256-ctr"), "etc/c": LOCKED8,
                           "etc/d": KEY.format("RSA ").replace("-----\nM", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: A,B\n\nM", 1),
                           "etc/e.p12": STORE}, OPEN),
) + of(
    "image.wifi-ap-password",
    ("open", {"etc/hostapd.conf": "interface=w\nssid=a\n"}, [("etc/hostapd.conf", 2)]),
    ("WEP", {"etc/hostapd.conf": "ssid=a\nwep_key0=123456789a\n"}, [("etc/hostapd.conf", 2)]),
    ("WPA1, TKIP", {"etc/hostapd.conf": "ssid=a\nwpa=3\nwpa_pairwise=TKIP CCMP\nwpa_psk_file=/data/p\n"},
     [("etc/hostapd.conf", 2), ("etc/hostapd.conf", 3)]),
    ("a passphrase; a second network", {"etc/hostapd/a.conf": "ssid=a\nwpa=2\nwpa_passphrase=12345678\nbss=w1\nssid=b\n"},
     [("etc/hostapd/a.conf", 3), ("etc/hostapd/a.conf", 5)]),
    ("a file of them", {"etc/hostapd.conf": "ssid=a\nwpa=2\nwpa_psk_file=/etc/psks\n", "etc/psks": "00:00:00:00:00:00 12345678\n"},
     [("etc/psks", 1)]),
    ("per device; enterprise", {"etc/hostapd.conf": "ssid=a\nwpa=2\nrsn_pairwise=CCMP\nwpa_psk_file=/data/p\n",
                                "etc/hostapd/b.conf": "ssid=b\nwpa=2\nwpa_key_mgmt=WPA-EAP\nieee8021x=1\n"}, NEAR),
    ("a client's", {"etc/wpa_supplicant.conf": "network={\n\tssid=\"a\"\n\tkey_mgmt=NONE\n}\nnetwork={\n\tpsk=\"12345678\"\n}\n"},
     [("etc/wpa_supplicant.conf", 3), ("etc/wpa_supplicant.conf", 6)]),
    ("a client's, switched off", {"etc/wpa_supplicant.conf": "network={\n\tpsk=\"12345678\"\n\tdisabled=1\n}\n#psk=x\n"}, NEAR),
    ("OpenWrt", {"etc/config/wireless": "config wifi-iface 'a'\n\toption mode 'ap'\n\toption encryption 'none'\n"},
     [("etc/config/wireless", 3)]),
    ("OpenWrt, switched off", {"etc/config/wireless": "config wifi-device 'r0'\n\toption disabled '1'\nconfig wifi-iface 'a'\n"
                                                      "\toption device 'r0'\n\toption encryption 'none'\n"}, NEAR),
    ("an example in the documentation", {"etc/x": "", "usr/share/doc/h/examples/hostapd.conf": "ssid=a\n"}, NEAR),
    ("filled in later", {"etc/hostapd.conf": "ssid=a\nwpa=2\nwpa_passphrase=@KEY@\n"}, OPEN),
    ("OpenWrt's first boot", {"etc/uci-defaults/99-wifi": "uci -q set wireless.@wifi-iface[0].key='secret pass'\n"
                              "uci batch <<EOF\nset wireless.lan.encryption='psk2'\n\n\tset wireless.lan.key='12345678'\nEOF\n"},
     [("etc/uci-defaults/99-wifi", 1), ("etc/uci-defaults/99-wifi", 5)]),
    ("a batch behind a pipe; a variable with a known value",
     {"usr/sbin/w": SH + "K=12345678\ncat <<-X | uci -q batch && uci commit\n\tset wireless.a.key='$K'\n\tX\n"
      "if uci batch > /dev/null <<'E'; then\nset wireless.b.key=12345678\nE\n\tcurl -k https://a\nfi\n"},
     [("usr/sbin/w", 4), ("usr/sbin/w", 7)]),
    ("an open network; WEP", {"etc/uci-defaults/a": "for i in 0 1; do\nuci set wireless.@wifi-iface[$i].encryption=none\ndone\n",
                              "etc/rc.local": "uci set wireless.a.encryption=wep-open\n"},
     [("etc/uci-defaults/a", 2), ("etc/rc.local", 1)]),
    ("written by a script", {"usr/bin/a": SH + "cat > /tmp/hostapd.conf <<EOF\nssid=a\nwpa_passphrase=12345678\nEOF\n"
                             "tee /etc/wpa_supplicant.conf << \"EOF\" >/dev/null\n\tpsk=\"12345678\"\nEOF\n"
                             "echo \"sae_password=12345678\" >> $D/hostapd.conf\nnmcli dev wifi connect a password 12345678\n"},
     [("usr/bin/a", 4), ("usr/bin/a", 7), ("usr/bin/a", 9), ("usr/bin/a", 10)]),
    ("made on the device", {"etc/uci-defaults/a": "K=$(dd if=/dev/urandom | md5sum)\nuci set wireless.a.key=\"$K\"\n"
                            "uci set wireless.b.key=$(cat /data/key)\nuci set wireless.c.key='@KEY@'\nuci get wireless.a.key\n"
                            "uci batch <<EOF\nset wireless.d.key='$K'\nset wireless.e.key=`cat /k`\nset network.key=1\nEOF\n"
                            "cat <<EOF > /tmp/hostapd.conf\nwpa_passphrase=$K\nwpa_psk=${1}x\nEOF\n"
                            "cat <<EOF\nset wireless.d.key=12345678\nwpa_passphrase=12345678\nEOF\nuci show > a\n"}, NEAR),
    ("open, and off", {"etc/x": "", "lib/wifi/mac80211.sh": SH + "uci -q batch <<-EOF\n\tset wireless.${name}.disabled=1\n"
                       "\tset wireless.default_${name}.encryption=none\n\tEOF\n"}, NEAR),
) + of(
    "image.bootdelay",
    ("a text", {"boot/uEnv.txt": "a=b\nbootdelay=0\n"}, [("boot/uEnv.txt", 2)]),
    ("stored", {"boot/uboot.env": environment("arch=arm\nbootdelay=5\n")}, [("boot/uboot.env", 0)]),
    ("stored, the other order", {"boot/uboot.env": environment("bootdelay=5\n", order=">")}, [("boot/uboot.env", 0)]),
    ("stored twice", {"boot/uboot.env": environment("bootdelay=5\n", flag=b"\1")}, [("boot/uboot.env", 0)]),
    ("built in", {"boot/u-boot.bin": b"\x14\0\0\xea" * 500 + b"\0bootcmd=run x\0bootdelay=2\0" + bytes(50)}, [("boot/u-boot.bin", 0)]),
    ("a script", {"etc/init.d/x": SH + "fw_setenv bootdelay 3\nfw_setenv other 3\n"}, [("etc/init.d/x", 2)]),
    ("U-Boot's configuration", {"boot/u-boot.config": "CONFIG_BOOTDELAY=2\n"}, [("boot/u-boot.config", 1)]),
    ("the boot loader's scripts", {"boot/boot.cmd": "setenv bootdelay 3\n", "boot.scr": mkimage("x\nenv set bootdelay 5\n")},
     [("boot/boot.cmd", 1), ("boot.scr", 2)]),
    ("its scripts, good", {"boot/boot.cmd": "env set bootdelay -2; setenv other 3\n", "boot.scr": mkimage("setenv bootdelay -2\n")},
     NEAR),
    ("-2", {"boot/uEnv.txt": "bootdelay=-2\n", "boot/uboot.env": environment("bootdelay=-2\n"),
            "etc/init.d/x": SH + "fw_setenv bootdelay -2\n"}, NEAR),
    ("a wrong checksum", {"boot/uboot.env": environment("bootdelay=-2\n", good=False)}, OPEN),
    ("nothing says so", {"etc/x": "y"}, OPEN),
)

SHELL = r'''#!/bin/sh
curl -k https://x #!
# curl -k https://x
curl https://x # -k
echo curl -k https://x
echo "curl -k https://x"
wget --no-check-certificate https://x #!
/usr/bin/wget -q -O - https://x --no-check-certificate #!
curl -sSLk -o f https://x #!
curl -o -k https://x
curl -H "-k" https://x
if ! curl --insecure "$1"; then exit 1; fi #!
x=$(curl -k https://x) #!
y="$(wget --no-check-certificate -qO- "https://x")" #!
z=`curl -k https://x` #!
[ -n "$x" ] && curl -k https://x || true #!
cat <<EOF
curl -k https://x
EOF
cat > f <<'END'; curl https://y
wget --no-check-certificate x
END
sh <<EOF
curl -k https://x #!
EOF
OPTIONS="-s -k"
curl $OPTIONS https://x #!
curl "$OPTIONS" https://x
OPTIONS="-s"
curl $OPTIONS https://x
[ -e /debug ] && OPTIONS="-k"
curl $OPTIONS https://x #!
GET="wget --no-check-certificate"
$GET https://x #!
fetch() { curl -k "$@"; } #!
case "$1" in
curl) curl https://x;;
-k) curl -k https://x;; #!
*) wget https://x ;;
esac
for url in https://x https://y; do curl -k $url; done #!
env A=1 curl -k https://x #!
busybox wget --no-check-certificate https://x #!
sh -c "curl -k https://x" #!
eval "curl -k https://x" #!
trap 'curl -k https://x' EXIT #!
timeout 10 curl -k https://x | tar xz #!
curl \
  -k https://x
printf '%s\n' 'a
curl -k b' c
curl --cacert /etc/ca.pem https://x
alias wget='wget --no-check-certificate' #!
(cd /tmp && curl -k https://x) #!
wget --no-check-cert https://x #!
wget --check-certificate=off https://x #!
find /x -exec curl -k {} \; #!
list=(-s "-k")
curl "${list[@]}" https://x #!
list=(-H "a -k" -s)
curl "${list[@]}" https://x
get() {
	curl "$@" #!
}
get -k https://x
function get2 {
	local quiet=$1 more="$2"
	shift
	wget $more #!
}
get2 -q --no-check-certificate
again() { n=$1; shift; "$@"; } #!
again 3 wget --no-check-certificate https://x
header() { curl -H "$1" "$2"; }
header -k https://x
note() { echo "$@"; }
note curl -k https://x
set -- -s --insecure
curl "$@" https://x #!
[ -e /x ] ||
exit 1
case $1 in a) exit 1;; esac
stop() { exit 1; }
(exit 1); { test -e /y && exit 1; }
curl -k https://x #!
exit 0
curl -k https://x
'''
