"""Errors of a program in words that a person or a language model can repair it from."""

import builtins
import difflib
import errno
import sys
import traceback


def current_line(program):
    """The line of the program that is being run now, 0 if none."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == program:
            return frame.f_lineno
        frame = frame.f_back
    return 0


def describe_syntax(error, source, report):
    if isinstance(error, SyntaxError):
        line, column = error.lineno or 0, error.offset or 0
        lines = source.count("\n") + 1
        line = min(line, lines)
        report.add("error", f"{type(error).__name__}: {error.msg}{_quote(source, line)}", line, max(column, 0) if line else 0)
    else:
        report.add("error", f"not a Python program: {error}")


def describe(error, program, source, report):
    """Adds what went wrong and where; returns the status."""
    line = _failing_line(error, program)
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        report.add("error", "the program needs more memory than it may have" + _quote(source, line), line)
        return "MEMORY_LIMIT"
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        report.add("error", "the program writes more than it may" + _quote(source, line), line)
        return "OUTPUT_LIMIT"
    text = str(error)[:1000]
    message = f"{type(error).__name__}: {text}" if text else type(error).__name__
    report.add("error", message + _hint(error) + _quote(source, line), line)
    return "RUNTIME_ERROR"


def _failing_line(error, program):
    line = 0
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == program:
            line = number
    return line


def _quote(source, line):
    lines = source.split("\n")
    if not 0 < line <= len(lines):
        return ""
    return f", in `{lines[line - 1].strip()[:200]}`"


def _hint(error):
    if isinstance(error, ModuleNotFoundError):
        return "; this package is not installed here: draw without it"
    if isinstance(error, EOFError):
        return "; a drawing gets no input: put the value into the program"
    if isinstance(error, AttributeError) and error.name is not None:
        return _nearest(error.name, dir(error.obj))
    if isinstance(error, NameError) and error.name is not None:
        names = dir(builtins) + list(sys.modules["__main__"].__dict__)
        return _nearest(error.name, names)
    return ""


def _nearest(name, names):
    near = difflib.get_close_matches(name, [n for n in names if not n.startswith("_")], 1)
    return f"; did you mean {near[0]!r}?" if near else ""
