"""Started with ``python3 -I -B -c``: takes the modules of the server from standard input, then serves."""

import struct
import sys
import types


def read_exactly(stream, count):
    data = stream.read(count)
    if len(data) != count:
        raise SystemExit(0)
    return data


def read_fields(stream):
    """One message: its length, the number of fields, then each field behind its length; all big-endian."""
    (length,) = struct.unpack(">i", read_exactly(stream, 4))
    return split_fields(read_exactly(stream, length))


def split_fields(body):
    (count,) = struct.unpack_from(">i", body)
    fields, offset = [], 4
    for _ in range(count):
        (size,) = struct.unpack_from(">i", body, offset)
        fields.append(body[offset + 4 : offset + 4 + size])
        offset += 4 + size
    return fields


def join_fields(fields):
    return struct.pack(">i", len(fields)) + b"".join(struct.pack(">i", len(f)) + f for f in fields)


def write_fields(stream, fields):
    body = join_fields(fields)
    stream.write(struct.pack(">i", len(body)) + body)
    stream.flush()


def main():
    language, *modules = read_fields(sys.stdin.buffer)
    boot = types.ModuleType("vft_boot")
    boot.__dict__.update(globals())
    sys.modules["vft_boot"] = boot
    for name, source in zip(modules[::2], modules[1::2]):
        module = types.ModuleType(name.decode())
        sys.modules[module.__name__] = module
        exec(compile(source, "<" + module.__name__ + ">", "exec"), module.__dict__)
    sys.modules["vft_server"].serve(language.decode())


main()
