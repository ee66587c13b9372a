# SPDX-License-Identifier: Apache-2.0
"""A tree with a fault of every kind, its clean twin, and how to plant a tree."""
import os

RULES = {"image." + name for name in (
    "aslr", "serial-shell", "default-password", "writable-root", "external-exec", "insecure-service",
    "insecure-download", "private-key-file", "wifi-ap-password", "bootdelay")}
KEY = ("-----BEGIN {0}PRIVATE KEY-----\n"
       + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n" * 10
       + "-----END {0}PRIVATE KEY-----\n")


def plant(root, tree):
    """{path: text, bytes, (content, mode), ("link", target)}"""
    os.makedirs(root, exist_ok=True)
    for path, content in tree.items():
        place = os.path.join(root, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        mode = 0o755 if isinstance(content, str) and content.startswith("#!") else 0o644
        if isinstance(content, tuple) and content[0] == "link":
            os.symlink(content[1], place)
            continue
        if isinstance(content, tuple):
            content, mode = content
        with open(place, "wb") as stream:
            stream.write(content if isinstance(content, bytes) else content.encode())
        os.chmod(place, mode)


BAD = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nguest::1000:1000::/:/bin/sh\n",
    "etc/shadow": "root:$1$abc$0123456789012345678901:1:0:99999:7:::\nadmin:$6$salt$hash:1::::::\nbin:*:1::::::\n",
    "etc/inittab": "::sysinit:/etc/init.d/rcS\n# c\nttyS0::respawn:/sbin/getty -L ttyS0 115200 vt100\n::askfirst:-/bin/sh\ntty1::respawn:/sbin/getty 38400 tty1\n",
    "etc/fstab": "# x\n/dev/root / ext4 rw,noatime 0 1\nproc /proc proc defaults 0 0\n/dev/sda1 /media/usb vfat defaults 0 0\n",
    "etc/init.d/rcS": "#!/bin/sh\nfor i in /etc/init.d/S??*; do $i start; done\nmount -o remount,rw /\n",
    "etc/init.d/S50telnet": "#!/bin/sh\nDAEMON=/usr/sbin/telnetd\nstart() {\n\tstart-stop-daemon -S -q -m -b -p /var/run/telnetd.pid -x $DAEMON -- -F\n}\ncase \"$1\" in\n start) start;;\nesac\n",
    "etc/init.d/S10user": "#!/bin/sh\necho note: ok\necho root:admin | chpasswd\necho -k | tee -a /root/.curlrc\n",
    "etc/systemd/system/multi-user.target.wants/app.service": ("link", "/lib/systemd/system/app.service"),
    "lib/systemd/system/app.service": "[Service]\nExecStart=/usr/sbin/app\n",
    "etc/systemd/system/app.service.d/10-more.conf": "[Service]\nExecStartPost=/usr/sbin/telnetd\n",
    "usr/bin/update.sh": "#!/bin/sh\n# curl -k is bad\ncurl --cacert /etc/ca.pem https://x/\nwget -q --no-check-certificate https://x/fw.bin -O /tmp/fw\nOPTS=-sk\ncurl $OPTS https://y\n",
    "root/.curlrc": "# x\ninsecure\n",
    "root/.wgetrc": "check_certificate = off\n",
    "etc/ssl/key.pem": KEY.format(""),
    "etc/sysctl.d/10-x.conf": "kernel.randomize_va_space = 2\n",
    "etc/sysctl.conf": "#\nkernel.randomize_va_space=0\n",
    "etc/hostapd.conf": "interface=wlan0\nssid=Cam\nwpa=2\nwpa_passphrase=12345678\nrsn_pairwise=CCMP\n",
    "boot/uEnv.txt": "bootdelay=3\nbootargs=console=ttyS0 root=/dev/mtdblock2 rw\n",
    "usr/bin/backdoor": ("x", 0o4755),
    "etc/app.conf": ("a", 0o666),
    "etc/inetd.conf": "#ftp\nftp stream tcp nowait root /usr/sbin/ftpd ftpd\n",
    "etc/systemd/system/multi-user.target.wants/sshd.service": ("link", "/lib/systemd/system/sshd.service"),
    "lib/systemd/system/sshd.service": "[Service]\nExecStart=/usr/sbin/sshd -D\n",
    "etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service": ("link", "/lib/systemd/system/serial-getty@.service"),
    "etc/udev/rules.d/99-usb.rules": 'SUBSYSTEM=="block", ACTION=="add", RUN+="/bin/mount /dev/%k /media/%k"\n',
}

GOOD = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nguest:*:1000:1000::/:/bin/false\n",
    "etc/shadow": "root:*:1:0:99999:7:::\nguest:!$6$salt$hash:1::::::\nbin:!!:1::::::\n",
    "etc/inittab": "::sysinit:/etc/init.d/rcS\n#ttyS0::respawn:/sbin/getty -L ttyS0 115200 vt100\n::respawn:/usr/sbin/app\ntty1::respawn:/sbin/getty 38400 tty1\n",
    "etc/fstab": "# x\n/dev/root / ext4 ro,noatime 0 1\nproc /proc proc defaults 0 0\n/dev/sda1 /media/usb vfat noexec,nosuid,nodev 0 0\n",
    "etc/init.d/rcS": "#!/bin/sh\nfor i in /etc/init.d/S??*; do $i start; done\n",
    "etc/init.d/telnet": "#!/bin/sh\n/usr/sbin/telnetd -F\n",
    "etc/init.d/S10user": "#!/bin/sh\necho note: ok\necho root:$(cat /data/pw) | chpasswd\necho silent | tee -a /root/.curlrc\n",
    "etc/systemd/system/multi-user.target.wants/app.service": ("link", "/lib/systemd/system/app.service"),
    "lib/systemd/system/app.service": "[Service]\nExecStart=/usr/sbin/telnetd\n",
    "etc/systemd/system/app.service.d/10-more.conf": "[Service]\nExecStart=\nExecStart=/usr/sbin/app\n",
    "usr/bin/update.sh": "#!/bin/sh\n# curl -k is bad\ncurl --cacert /etc/ca.pem https://x/\necho 'use wget --no-check-certificate'\ncat <<EOF\ncurl -k x\nEOF\n",
    "root/.curlrc": "# insecure\ncacert=/etc/ca.pem\n",
    "root/.wgetrc": "check_certificate = on\n",
    "etc/ssl/cert.pem": KEY.format("").replace("PRIVATE KEY", "CERTIFICATE"),
    "etc/sysctl.d/10-x.conf": "kernel.randomize_va_space = 0\n",
    "etc/sysctl.conf": "#\nkernel.randomize_va_space=2\n",
    "etc/hostapd.conf": "interface=wlan0\nssid=Cam\nwpa=2\nwpa_psk_file=/data/psk\nrsn_pairwise=CCMP\n",
    "boot/uEnv.txt": "bootdelay=-2\nbootargs=console=ttyS0 root=/dev/mtdblock2 ro\n",
    "bin/su": ("x", 0o4755),
    "etc/app.conf": ("a", 0o644),
    "etc/inetd.conf": "#ftp stream tcp nowait root /usr/sbin/ftpd ftpd\n",
    "lib/systemd/system/sshd.service": "[Service]\nExecStart=/usr/sbin/sshd -D\n",
    "etc/udev/rules.d/99-usb.rules": 'SUBSYSTEM=="block", ACTION=="add", RUN+="/bin/mount -o noexec,nosuid /dev/%k /media/%k"\n',
}

EXPECTED = {("image." + rule, file, line) for rule, file, line in (
    ("default-password", "etc/init.d/S10user", 3), ("insecure-download", "etc/init.d/S10user", 4),
    ("insecure-service", "etc/systemd/system/app.service.d/10-more.conf", 2),
    ("default-password", "etc/passwd", 2), ("default-password", "etc/shadow", 1), ("default-password", "etc/shadow", 2),
    ("serial-shell", "etc/inittab", 3), ("serial-shell", "etc/inittab", 4),
    ("serial-shell", "etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service", 0),
    ("writable-root", "etc/fstab", 2), ("writable-root", "boot/uEnv.txt", 2), ("writable-root", "etc/app.conf", 0),
    ("writable-root", "usr/bin/backdoor", 0), ("writable-root", "etc/init.d/rcS", 3),
    ("external-exec", "etc/fstab", 4), ("external-exec", "etc/udev/rules.d/99-usb.rules", 1),
    ("insecure-service", "etc/init.d/S50telnet", 4), ("insecure-service", "etc/inetd.conf", 2),
    ("insecure-service", "lib/systemd/system/sshd.service", 2),
    ("insecure-download", "usr/bin/update.sh", 4), ("insecure-download", "usr/bin/update.sh", 6),
    ("insecure-download", "root/.curlrc", 2), ("insecure-download", "root/.wgetrc", 1),
    ("private-key-file", "etc/ssl/key.pem", 1), ("aslr", "etc/sysctl.conf", 2),
    ("wifi-ap-password", "etc/hostapd.conf", 4), ("bootdelay", "boot/uEnv.txt", 1))}
