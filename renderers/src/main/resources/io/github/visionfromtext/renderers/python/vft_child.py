"""Runs one program in a process of its own and reports what became of it, in terms of the program's own lines."""

import ast
import builtins
import codeop
import os
import random
import sys
import time
import types

import vft_boot
import vft_errors
import vft_guard
import vft_limits

PROGRAM = "<drawing>"
MAX_RESULT = 96 << 20
MAX_WARNINGS = 50


class Request:
    def __init__(self, fields):
        source, size, antialias, background, frame, seed, millis, memory, output, traced = fields
        self.source = source.decode("utf-8", "replace")
        self.size = int(size)
        self.antialias = antialias == b"true"
        self.background = tuple(float(part) for part in background.split(b","))
        self.frame = int(frame)
        self.seed = int(seed)
        self.seconds = int(millis) / 1000
        self.memory_bytes = int(memory)
        self.output_bytes = int(output)
        # Whether outlines are asked for, in place of pixels where the language has them.
        self.traced = traced == b"true"


class Report:
    """Diagnostics of the program that runs; the languages' modules add to it."""

    def __init__(self):
        self.entries = []

    def add(self, severity, message, line=0, column=0):
        entry = (severity, message[:2000], line or 0, column or 0)
        if entry not in self.entries and len(self.entries) < MAX_WARNINGS:
            self.entries.append(entry)

    def warn(self, message):
        """A warning about the line that the program is in."""
        self.add("warning", message, vft_errors.current_line(PROGRAM))


def run(adapter, request, result_out, output_out):
    """Never returns."""
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output_out, 1)
    os.dup2(output_out, 2)
    keep_open(result_out)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")
    report = Report()
    try:
        vft_limits.limit_resources(request.seconds, request.memory_bytes, request.output_bytes)
        vft_limits.filter_calls()
        status, picture = draw(adapter, request, report, lambda: leave(result_out, encode("FORBIDDEN", [], report)))
        result = encode(status, picture, report)
    except MemoryError:
        report.entries.clear()
        report.add("error", "the program needs more memory than it may have")
        result = encode("MEMORY_LIMIT", [], report)
    leave(result_out, result)


def leave(result_out, result):
    send(result_out, result)
    os._exit(0)


def keep_open(descriptor):
    """Closes every file but the standard ones and this: the server's pipes are not the program's business."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, 256)


def draw(adapter, request, report, forbid):
    status, tree = parse(request.source, report)
    if tree is None:
        return status, []
    code = compile(tree, PROGRAM, "exec")
    seed_everything(request.seed)
    time.sleep = lambda seconds: None
    sys.argv = ["drawing.py"]
    # Deep recursion has to end as an error of Python, before the stack does.
    sys.setrecursionlimit(1000)
    sys.modules["__main__"] = types.ModuleType("__main__")
    main = sys.modules["__main__"].__dict__
    main["__builtins__"] = builtins
    adapter.prepare(request, report)
    vft_guard.watch(report, forbid)
    try:
        exec(code, main)
    except adapter.END:
        pass
    except SystemExit:
        pass
    except BaseException as error:
        failed = vft_errors.describe(error, PROGRAM, request.source, report)
        if not (status == "TRUNCATED" and failed == "RUNTIME_ERROR"):
            return failed, []
    try:
        return status, adapter.finish()
    except Exception as error:
        return vft_errors.describe(error, PROGRAM, request.source, report), []


def parse(source, report):
    """The program's tree; where it breaks off in the middle, that of the lines which are whole."""
    try:
        return "OK", ast.parse(source, PROGRAM)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if breaks_off(source):
            lines = source.splitlines()
            for keep in range(len(lines) - 1, max(0, len(lines) - 200), -1):
                try:
                    tree = ast.parse("\n".join(lines[:keep]), PROGRAM)
                except (SyntaxError, ValueError):
                    continue
                report.add("error", "the program breaks off here; what stands before was drawn", keep + 1)
                return "TRUNCATED", tree
        vft_errors.describe_syntax(error, source, report)
        return "PARSE_ERROR", None


def breaks_off(source):
    try:
        return codeop.compile_command(source + "\n", PROGRAM, "exec") is None
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        return False


def seed_everything(seed):
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed % (1 << 32))


def encode(status, picture, report):
    fields = [status, len(report.entries)]
    for entry in report.entries:
        fields += entry
    fields = [str(field).encode("utf-8", "replace") for field in fields]
    return vft_boot.join_fields(fields + list(picture))


def send(descriptor, data):
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view[: 1 << 20]) :]
