"""Tries to leave a cage: escape.py SECRET PORT PID. Prints one line for each attempt: what, and whether it was refused."""

import ctypes
import os
import resource
import signal
import socket
import sys

secret, port, outside = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
libc = ctypes.CDLL(None, use_errno=True)
NEW_USER, NEW_NAMESPACE = 0x10000000, 0x00020000


def call(name, *arguments):
    if getattr(libc, name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


def attempt(name, action):
    try:
        action()
        outcome = "POSSIBLE"
    except (OSError, MemoryError, ValueError):
        outcome = "refused"
    print(f"{name}: {outcome}", flush=True)


def write(path):
    with open(path, "w") as file:
        file.write("x")


def follow(target):
    link = "/tmp/link" + str(len(os.listdir("/tmp")))
    os.symlink(target, link)
    open(link).close()


def fill(folder):
    for i in range(100):
        with open(f"{folder}/{i}", "wb") as file:
            file.write(bytes(1 << 20))


def empty(folder):
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))


def write_long():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open("/tmp/long", "wb", 0) as file:
        while file.tell() < 1 << 30:
            file.write(bytes(1 << 20))


def connect(family, address):
    with socket.socket(family) as connection:
        connection.settimeout(5)
        connection.connect(address)


def see_more_processes():
    if len([name for name in os.listdir("/proc") if name.isdigit()]) <= 3:
        raise OSError("only its own")


def see_environment():
    if not set(os.environ) - {"PATH", "HOME", "PWD", "LC_CTYPE"}:
        raise OSError("only its own")


def fork():
    children = []
    try:
        for _ in range(200):
            child = os.fork()
            if child == 0:
                signal.pause()
            children.append(child)
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def raise_limit(limit):
    resource.setrlimit(limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


for path in (secret, "/etc/passwd", "/root", "/home", "/var", "/sys", "/proc/1/root/etc/passwd", "/dev/sda"):
    attempt(f"look at {path}", lambda: os.stat(path))
attempt("follow a link to a file", lambda: follow(secret))
attempt("follow a link to the root", lambda: follow("/proc/1/cwd/etc/passwd"))
attempt("link to what is not its own", lambda: os.link("/usr/bin/env", "/tmp/env"))
for path in (os.path.dirname(secret), "/", "/usr", "/usr/lib", "/dev", "/proc", "/proc/sys/kernel"):
    attempt(f"write to {path}", lambda: write(os.path.join(path, "planted")))
attempt("write a setting of the kernel", lambda: write("/proc/sys/kernel/core_pattern"))
attempt("write to the magic key", lambda: write("/proc/sysrq-trigger"))
attempt("remount /usr", lambda: call("mount", b"/usr", b"/usr", None, 32, None))
attempt("mount", lambda: call("mount", b"none", b"/tmp", b"tmpfs", 0, None))
attempt("unmount", lambda: call("umount2", b"/usr", 2))
attempt("chroot", lambda: os.chroot("/tmp"))
attempt("make a device", lambda: os.mknod("/tmp/disk", 0o60666, os.makedev(8, 0)))
attempt("become root", lambda: os.setuid(0))
attempt("new user namespace", lambda: call("unshare", NEW_USER))
attempt("new mount namespace", lambda: call("unshare", NEW_NAMESPACE))
attempt("rename the host", lambda: socket.sethostname("mine"))
attempt("connect to this machine", lambda: connect(socket.AF_INET, ("127.0.0.1", port)))
attempt("connect by IPv6", lambda: connect(socket.AF_INET6, ("::1", port)))
attempt("connect to an abstract socket", lambda: connect(socket.AF_UNIX, "\0/tmp/.X11-unix/X0"))
attempt("look up a host", lambda: socket.getaddrinfo("example.com", 80))
attempt("raw socket", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1).close())
attempt("signal a process outside", lambda: os.kill(outside, 0))
attempt("trace a process outside", lambda: call("ptrace", 16, outside, 0, 0))
attempt("see processes outside", see_more_processes)
attempt("see the environment outside", see_environment)
attempt("fork without end", fork)
attempt("fill /tmp", lambda: fill("/tmp"))
empty("/tmp")
attempt("fill /dev/shm", lambda: fill("/dev/shm"))
empty("/dev/shm")
attempt("write a long file", write_long)
attempt("reserve a terabyte", lambda: bytearray(1 << 40))
for name in ("RLIMIT_NPROC", "RLIMIT_FSIZE", "RLIMIT_AS", "RLIMIT_CPU"):
    attempt(f"raise {name}", lambda: raise_limit(getattr(resource, name)))
attempt("lower its niceness", lambda: os.setpriority(0, 0, -20))
