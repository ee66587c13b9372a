# SPDX-License-Identifier: Apache-2.0
"""ELF files by hand, from the ELF specification: any class, byte order and machine, and what no linker makes."""
import struct

EXEC, DYN, REL, CORE = 2, 3, 1, 4
PT = {"load": 1, "dynamic": 2, "interp": 3, "note": 4, "stack": 0x6474e551, "relro": 0x6474e552}
DT = {"null": 0, "needed": 1, "pltrelsz": 2, "hash": 4, "strtab": 5, "symtab": 6, "strsz": 10, "syment": 11, "soname": 14,
      "rpath": 15, "textrel": 22, "jmprel": 23, "debug": 21, "bind_now": 24, "runpath": 29, "flags": 30,
      "gnu_hash": 0x6ffffef5, "flags_1": 0x6ffffffb, "mips_rld_map": 0x70000016}
TEXTS = ("needed", "soname", "rpath", "runpath")
MACHINES = {  # e_machine, bits, big endian
    "i386": (3, 32, False), "x86-64": (62, 64, False), "arm": (40, 32, False), "armeb": (40, 32, True),
    "aarch64": (183, 64, False), "aarch64_be": (183, 64, True), "mips": (8, 32, True), "mipsel": (8, 32, False),
    "mips64": (8, 64, True), "mips64el": (8, 64, False), "riscv32": (243, 32, False), "riscv64": (243, 64, False),
    "powerpc": (20, 32, True), "powerpc64": (21, 64, True), "powerpc64le": (21, 64, False), "s390x": (22, 64, True),
    "sparc": (2, 32, True), "sh": (42, 32, False), "m68k": (4, 32, True), "xtensa": (94, 32, False),
    "loongarch": (258, 64, False), "arc": (195, 32, False), "csky": (252, 32, False), "x32": (62, 32, False)}
R, W, X = 4, 2, 1


class Maker:
    """Collects segments and sections; bytes() lays them out."""

    def __init__(self, machine="x86-64", kind=DYN, base=0):
        self.machine, self.bits, self.big = MACHINES[machine]
        self.kind, self.base = kind, base
        self.text = b"\x90" * 64
        self.text_flags, self.data_flags = R | X, R | W
        self.data = b"\x01" * 32   # None: nothing is writable
        self.interp = None
        self.dynamic = None        # [(name, value or text)]
        self.exports = []          # names of defined dynamic symbols
        self.old_hash = False
        self.extra = []            # [(type name or number, flags, offset, size)]
        self.stack = R | W         # None: no PT_GNU_STACK
        self.relro = True          # or a size
        self.sections = []         # [(name, type, flags, bytes)]; None: no section headers at all
        self.entry = 64

    def pack(self, form, *values):
        return struct.pack((">" if self.big else "<") + form, *values)

    def word(self, value):
        return self.pack("Q" if self.bits == 64 else "I", value)

    def phdr(self, kind, flags, offset, vaddr, filesz, memsz, align=0x1000):
        if self.bits == 64:
            return self.pack("IIQQQQQQ", kind, flags, offset, vaddr, vaddr, filesz, memsz, align)
        return self.pack("IIIIIIII", kind, offset, vaddr, vaddr, filesz, memsz, flags, align)

    def symbols(self, strings):
        """Dynamic symbols and a hash table of them: both bytes."""
        form = "IBBHQQ" if self.bits == 64 else "IIIBBH"
        symbols = bytes(24 if self.bits == 64 else 16)
        for name in self.exports:
            at = strings.find(name.encode() + b"\0")
            fields = (at, 0x12, 0, 1, self.base + self.entry, 4)
            symbols += self.pack(form, *fields) if self.bits == 64 else \
                self.pack(form, at, self.base + self.entry, 4, 0x12, 0, 1)
        count = 1 + len(self.exports)
        if self.old_hash:
            table = self.pack("IIIII", 1, count, 1 if self.exports else 0, 0, 0) + bytes(4 * count)
        else:
            bloom = self.word(0)
            chain = b"".join(self.pack("I", 1 if i + 1 == count else 0) for i in range(1, count))
            table = self.pack("IIII", 1, 1, 1, 0) + bloom + self.pack("I", 1 if self.exports else 0) + chain
        return symbols, table

    def bytes(self):
        wide = self.bits == 64
        header_size, phdr_size = (64, 56) if wide else (52, 32)
        count = 1 + (self.data is not None) + (self.interp is not None) + (self.dynamic is not None) + \
            (self.stack is not None) + bool(self.relro) + len(self.extra)
        if self.kind == REL:
            count = 0
        body = bytearray(header_size + count * phdr_size)
        headers = []

        def put(piece, align=8):
            body.extend(bytes(-len(body) % align))
            at = len(body)
            body.extend(piece)
            return at

        strings = b"\0" + b"".join(name.encode() + b"\0" for name in self.exports)
        entries = []
        for name, value in self.dynamic or []:
            if isinstance(value, str):
                entries.append((DT[name], len(strings)))
                strings += value.encode() + b"\0"
            else:
                entries.append((DT[name], value))
        text_at = put(self.text)
        if self.interp is not None:
            interp = self.interp.encode() + b"\0"
            interp_at = put(interp)
            headers.append(self.phdr(PT["interp"], R, interp_at, self.base + interp_at, len(interp), len(interp), 1))
        if self.dynamic is not None:
            symbols, table = self.symbols(strings)
            strings_at, symbols_at, table_at = put(strings), put(symbols), put(table)
            entries += [(DT["strtab"], self.base + strings_at), (DT["strsz"], len(strings)),
                        (DT["symtab"], self.base + symbols_at), (DT["syment"], 24 if wide else 16),
                        (DT["hash" if self.old_hash else "gnu_hash"], self.base + table_at)]
        text_end = len(body)
        headers.append(self.phdr(PT["load"], self.text_flags, 0, self.base, text_end, text_end))
        if self.data is not None:
            start = put(self.data, 16)
            shift = self.base + 0x1000
            if self.dynamic is not None:
                form = b"".join(self.word(tag) + self.word(value) for tag, value in entries + [(0, 0)])
                at = put(form, 8)
                headers.append(self.phdr(PT["dynamic"], R | W, at, shift + at, len(form), len(form), 8))
            size = len(body) - start
            headers.append(self.phdr(PT["load"], self.data_flags, start, shift + start, size, size))
            if self.relro:
                wanted = 0x1000 if self.relro is True else self.relro
                headers.append(self.phdr(PT["relro"], R, start, shift + start, size, wanted, 1))
        if self.stack is not None:
            headers.append(self.phdr(PT["stack"], self.stack, 0, 0, 0, 0, 16))
        for kind, flags, offset, size in self.extra:
            headers.append(self.phdr(PT.get(kind, kind), flags, offset, self.base + offset, size, size))
        table_at, section_count = self.lay_sections(body, put)
        ident = b"\x7fELF" + bytes([2 if wide else 1, 2 if self.big else 1, 1, 0]) + bytes(8)
        header = ident + self.pack("HHI", self.kind, self.machine, 1) + self.word(self.base + text_at if self.entry else 0)
        header += self.word(header_size if count else 0) + self.word(table_at)
        header += self.pack("IHHHHHH", 0, header_size, phdr_size if count else 0, len(headers) if count else 0,
                            64 if wide else 40, section_count, section_count - 1 if section_count else 0)
        body[:header_size] = header
        if count:
            joined = b"".join(headers)
            body[header_size:header_size + len(joined)] = joined
        return bytes(body)

    def lay_sections(self, body, put):
        if self.sections is None:
            return 0, 0
        names, table, placed = b"\0", b"", []
        for name, kind, flags, content in self.sections:
            placed.append((len(names), kind, flags, put(content), len(content)))
            names += name.encode() + b"\0"
        placed.append((len(names), 3, 0, put(names + b".shstrtab\0"), len(names) + 10))
        table = bytes(64 if self.bits == 64 else 40)
        for name, kind, flags, at, size in placed:
            entry = {2: 24 if self.bits == 64 else 16}.get(kind, 0)
            if self.bits == 64:
                table += self.pack("IIQQQQIIQQ", name, kind, flags, 0, at, size, 0, 0, 8, entry)
            else:
                table += self.pack("IIIIIIIIII", name, kind, flags, 0, at, size, 0, 0, 4, entry)
        return put(table), len(placed) + 1


def program(machine="x86-64", **changes):
    """A hard PIE; `changes` are Maker's attributes; `dynamic` entries are added to, or by None taken from, a hard one's."""
    maker = Maker(machine)
    maker.interp = "/lib/ld.so"
    entries = {"needed": "libc.so.6", "flags": 8, "flags_1": 0x8000001, "debug": 0}
    entries.update(changes.pop("dynamic", {}))
    maker.dynamic = [(name, value) for name, value in entries.items() if value is not None]
    for name, value in changes.items():
        setattr(maker, name, value)
    return maker.bytes()


def static(machine="x86-64", **changes):
    """A hard static program that runs at a fixed address."""
    maker = Maker(machine, EXEC, 0x400000)
    for name, value in changes.items():
        setattr(maker, name, value)
    return maker.bytes()


def without_section_headers(content):
    """As sstrip leaves it: the loader doesn't miss them."""
    wide, big = content[4] == 2, content[5] == 2
    order = ">" if big else "<"
    spoilt = bytearray(content)
    if wide:
        spoilt[40:48] = bytes(8)
        spoilt[58:64] = struct.pack(order + "HHH", 0, 0, 0)
    else:
        spoilt[32:36] = bytes(4)
        spoilt[46:52] = struct.pack(order + "HHH", 0, 0, 0)
    return bytes(spoilt)
