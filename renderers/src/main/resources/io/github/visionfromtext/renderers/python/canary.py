"""Tries to leave the cage: python3 canary.py FILE PORT. Prints what it could do."""

import os
import socket
import sys
import time

secret, port, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def refused(action):
    try:
        action()
    except OSError:
        return "refused"
    return "POSSIBLE"


def read():
    for path in (secret, "/etc/passwd"):
        try:
            open(path).close()
        except OSError:
            continue
        return
    raise OSError("nothing could be read")


def write():
    for folder in (os.path.dirname(secret), "/", "/usr", "/usr/lib", "/dev", "/home", "/var/tmp", "/proc/sys/kernel"):
        try:
            with open(os.path.join(folder, "canary"), "w") as file:
                file.write("outside")
        except OSError:
            continue
        return
    raise OSError("nothing could be written")


def fork():
    for _ in range(limit + 8):
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)


def connect():
    socket.create_connection(("127.0.0.1", port), 5).close()


environment = "clean" if not set(os.environ) - set(sys.argv[4].split(",")) - {"PWD", "LC_CTYPE"} else "LEAKS"
results = {action.__name__: refused(action) for action in (read, connect, fork, write)}
print(*(f"{name}={result}" for name, result in results.items()), f"environment={environment}", flush=True)
os._exit(0)
