"""Words for what the cage refuses. The cage holds without it; this turns a puzzling error into a plain one."""

import os
import sys

REFUSED_EVENTS = {
    "subprocess.Popen": "starts another process",
    "os.system": "starts another process",
    "os.exec": "starts another process",
    "os.posix_spawn": "starts another process",
    "os.spawn": "starts another process",
    "os.fork": "starts another process",
    "os.forkpty": "starts another process",
    "pty.spawn": "starts another process",
    "os.kill": "signals a process",
    "os.killpg": "signals a process",
    "signal.pthread_kill": "signals a process",
    "socket.__new__": "opens a network connection",
    "socket.connect": "opens a network connection",
    "socket.bind": "opens a network connection",
    "socket.getaddrinfo": "looks up a host",
    "socket.gethostbyname": "looks up a host",
    "urllib.Request": "opens a network connection",
    "os.symlink": "makes a link",
    "os.link": "makes a link",
    "resource.setrlimit": "changes its own limits",
    "resource.prlimit": "changes its own limits",
    "os.chroot": "leaves its folder",
}
READABLE = ("/usr/", "/lib", "/tmp", "/dev/null", "/dev/urandom", "/dev/shm", "/etc/matplotlibrc", "/etc/mime.types")
WRITABLE = ("/tmp", "/dev/null", "/dev/shm")
_state = {}


def watch(report, end):
    """Ends the program where it tries what no drawing needs: one that goes on is not to outlive its time instead."""
    _state.update(report=report, end=end)
    sys.addaudithook(_hook)


def _hook(event, arguments):
    if event in REFUSED_EVENTS:
        _refuse(f"the program {REFUSED_EVENTS[event]} ({event}); a drawing needs no such call: remove it")
    elif event == "ctypes.dlopen" and arguments[0] is not None and _called_by_program():
        _refuse(f"the program loads the native library {arguments[0]!r}; a drawing needs none: remove the call")
    elif event in ("open", "os.listdir", "os.scandir"):
        _check_path(event, *arguments[:2])


def _called_by_program():
    import vft_child

    frame = sys._getframe(2)
    while frame is not None and "ctypes" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename == vft_child.PROGRAM


def _check_path(event, path, mode=None):
    if path is None or isinstance(path, int):
        return
    full = os.path.abspath(os.path.join(os.getcwd(), os.fsdecode(path)))
    writes = event == "open" and isinstance(mode, str) and any(letter in mode for letter in "wax+")
    allowed = WRITABLE if writes else READABLE + (sys.prefix, sys.base_prefix)
    if full == "/" or not full.startswith(tuple(allowed)):
        verb = "writes" if writes else "reads"
        _refuse(f"the program {verb} {full!r}; a drawing may use only files it makes in its own folder: remove it")


def _refuse(message):
    import vft_errors
    import vft_child

    _state["report"].add("error", message, vft_errors.current_line(vft_child.PROGRAM))
    _state["end"]()
    # Not reached, unless the program has put something else in the place of what ends it.
    raise PermissionError(message)
