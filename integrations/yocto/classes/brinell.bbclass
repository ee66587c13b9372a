# SPDX-License-Identifier: Apache-2.0
# Brinell in Yocto/OpenEmbedded.  In a distro or local.conf:
#   INHERIT += "brinell"
#   BRINELL_POLICY = "xiaomi-2.0-high"          a built-in name, or a .yaml or .bri file
#   BRINELL_MODE = "enforce"                    harden, warn, record, off
# A recipe steps aside with BRINELL_MODE:pn-NAME = "off"; its units are then unchecked, and whoever links them is told.
# Brinell must be installed on the build host, with plugins for the cross compilers: brinell plugin build --cc …

BRINELL_PREFIX ?= "/usr"
BRINELL_LAUNCHER ?= "${BRINELL_PREFIX}/bin/brinell-cc"
BRINELL_POLICY ?= "xiaomi-2.0-high"
BRINELL_MODE ?= "enforce"
BRINELL_REPORT_DIR ?= "${WORKDIR}/brinell"
BRINELL_IMAGE_FAILS ?= "1"

# What decides a verdict is part of each task's signature, so that shared state of another policy isn't taken: not the
# policy's name but its digest, and the plugin's file.
BRINELL_DIGEST = "${@brinell_digest(d)}"

def brinell_digest(d):
    import hashlib, os, subprocess
    mode = d.getVar("BRINELL_MODE")
    if mode == "off":
        return "off"
    digest = hashlib.sha256(mode.encode())
    prefix = d.getVar("BRINELL_PREFIX")
    # Where the compiled policy is; its bytes hold rules, settings and waivers.
    told = subprocess.run([os.path.join(prefix, "bin", "brinell"), "policy", "compile", d.getVar("BRINELL_POLICY")],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    if told.returncode != 0:
        bb.fatal("brinell: %s" % told.stderr.strip())
    with open(told.stdout.strip(), "rb") as stream:
        digest.update(stream.read())
    for directory, _, names in sorted(os.walk(os.path.join(prefix, "lib", "brinell"))):
        for name in sorted(names):
            if name.endswith(".so"):
                with open(os.path.join(directory, name), "rb") as stream:
                    digest.update(hashlib.sha256(stream.read()).digest())
    return digest.hexdigest()

# CC, CXX and CPP of bitbake.conf begin with ${CCACHE}: Brinell stands in front of ccache, and only where the target's code
# is made.
BRINELL_PREFIX_OF_CC = ""
BRINELL_PREFIX_OF_CC:class-target = "${@'' if d.getVar('BRINELL_MODE') == 'off' else d.getVar('BRINELL_LAUNCHER') + ' '}"
CCACHE:prepend = "${BRINELL_PREFIX_OF_CC}"
HOSTTOOLS_NONFATAL += "ccache"

# cmake.bbclass takes CC's first word for the compiler, and knows no launcher but ccache.
def brinell_cmake(variable, d):
    words = d.getVar(variable).split()
    launchers = []
    while len(words) > 1 and (words[0] == d.getVar("BRINELL_LAUNCHER") or words[0].rsplit("/", 1)[-1] == "ccache"):
        launchers.append(words.pop(0))
    return words[0], " ".join(launchers)

OECMAKE_C_COMPILER:class-target = "${@brinell_cmake('CC', d)[0]}"
OECMAKE_C_COMPILER_LAUNCHER:class-target = "${@brinell_cmake('CC', d)[1]}"
OECMAKE_CXX_COMPILER:class-target = "${@brinell_cmake('CXX', d)[0]}"
OECMAKE_CXX_COMPILER_LAUNCHER:class-target = "${@brinell_cmake('CXX', d)[1]}"
# Links go by no compiler launcher.
EXTRA_OECMAKE:append:class-target = "${@'' if d.getVar('BRINELL_MODE') == 'off' else ' -DCMAKE_C_LINKER_LAUNCHER=%s -DCMAKE_CXX_LINKER_LAUNCHER=%s' % (d.getVar('BRINELL_LAUNCHER'), d.getVar('BRINELL_LAUNCHER'))}"

export BRINELL_MODE
export BRINELL_POLICY
export BRINELL_REPORT_DIR
# The digest counts; where reports and programs lie doesn't.
BRINELL_REPORT_DIR[vardepsexclude] += "WORKDIR"
BRINELL_PREFIX_OF_CC[vardepsexclude] += "BRINELL_LAUNCHER"
BRINELL_DIGEST[vardepvalue] = "${BRINELL_DIGEST}"
BRINELL_DIGEST[vardepsexclude] += "BRINELL_PREFIX"
do_compile[vardeps] += "BRINELL_DIGEST BRINELL_MODE"
do_configure[vardeps] += "BRINELL_MODE"

do_compile:prepend:class-target() {
    mkdir -p "${BRINELL_REPORT_DIR}"
}

# insane.bbclass calls this for each ELF file of a package: ERROR_QA or WARN_QA += "brinell" says what it does.
QAPATHTEST[brinell] = "package_qa_check_brinell"
def package_qa_check_brinell(path, name, d, elf, *args):
    import os, subprocess
    if not elf or bb.data.inherits_class("native", d) or d.getVar("BRINELL_MODE") == "off":
        return
    audit = subprocess.run([os.path.join(d.getVar("BRINELL_PREFIX"), "bin", "brinell"), "audit", "--policy",
                            d.getVar("BRINELL_POLICY"), path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           universal_newlines=True)
    if audit.returncode == 0:
        return
    text = "%s: %s" % (name, audit.stdout.strip())
    # messages was a parameter until Yocto 4.3.
    if args:
        args[0].setdefault("brinell", []).append(text)
    else:
        oe.qa.handle_error("brinell", text, d)

# The image, as it ships.
brinell_audit_image() {
    status=0
    "${BRINELL_PREFIX}/bin/brinell" audit --policy "${BRINELL_POLICY}" "${IMAGE_ROOTFS}" >"${WORKDIR}/brinell-image.txt" 2>&1 || status=$?
    if [ $status -ne 0 ]; then
        cat "${WORKDIR}/brinell-image.txt"
        if [ $status -gt 1 ] || [ "${BRINELL_IMAGE_FAILS}" = 1 ]; then
            bbfatal "brinell: the image doesn't keep ${BRINELL_POLICY}; see ${WORKDIR}/brinell-image.txt"
        fi
        bbwarn "brinell: the image doesn't keep ${BRINELL_POLICY}; see ${WORKDIR}/brinell-image.txt"
    fi
}
ROOTFS_POSTPROCESS_COMMAND:append = " brinell_audit_image;"
