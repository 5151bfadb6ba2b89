"""The fork server: imports what is slow once, then gives each program a child of its own with limits, and its end."""

import errno
import gc
import os
import resource
import selectors
import shutil
import signal
import sys
import time

import vft_boot
import vft_child
import vft_limits

SCRATCH = "/tmp"
CAGE_INIT, CAGE_SERVER = 1, 2


def serve(language):
    adapter = sys.modules["vft_" + language]
    adapter.preload()
    # A child cannot look into a process that is not dumpable, nor trace it, though both are the same user.
    vft_limits.make_undumpable()
    # What is here now lives as long as the server: children need not copy its pages to count references.
    gc.collect()
    gc.freeze()
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    vft_boot.write_fields(replies, [b"ready", adapter.version().encode()])
    while True:
        request = vft_child.Request(vft_boot.read_fields(requests))
        vft_boot.write_fields(replies, attempt(adapter, request))
        if left_something_running():
            raise SystemExit(1)
        clean_scratch()


def attempt(adapter, request):
    result_in, result_out = os.pipe()
    output_in, output_out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(result_in)
        os.close(output_in)
        vft_child.run(adapter, request, result_out, output_out)
    os.close(result_out)
    os.close(output_out)
    try:
        stopped, result = collect(request, result_in, output_in)
    finally:
        stop(child)
        os.close(result_in)
        os.close(output_in)
    _, wait_status = os.waitpid(child, 0)
    if stopped:
        return [stopped.encode()]
    if result:
        return [b"result"] + vft_boot.split_fields(result)
    return died(wait_status)


def stop(child):
    for kill in (os.killpg, os.kill):
        try:
            kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass


def died(wait_status):
    if not os.WIFSIGNALED(wait_status):
        return [b"exit", str(os.WEXITSTATUS(wait_status)).encode()]
    number = os.WTERMSIG(wait_status)
    if number == signal.SIGXCPU:
        return [b"timeout"]
    # The server killed it itself where its pipe closed before it ended: it left without a result.
    return [b"signal", signal.Signals(number).name.encode()]


def collect(request, result_in, output_in):
    """Reads the child's result to its end, and counts what it prints; returns why it was stopped, and the result."""
    deadline = time.monotonic() + request.seconds
    result, printed = bytearray(), 0
    with selectors.DefaultSelector() as selector:
        selector.register(result_in, selectors.EVENT_READ)
        selector.register(output_in, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                return "timeout", None
            for key, _ in selector.select(left):
                data = os.read(key.fd, 1 << 16)
                if key.fd == output_in:
                    printed += len(data)
                    if not data:
                        selector.unregister(output_in)
                elif not data:
                    return None, bytes(result)
                else:
                    result += data
                if printed > request.output_bytes or len(result) > vft_child.MAX_RESULT:
                    return "output", None


def left_something_running():
    """Whether a program outlived its end; known only inside the cage, where just its init and this server belong."""
    if os.getpid() != CAGE_SERVER:
        return False
    return any(name.isdigit() and int(name) not in (CAGE_INIT, CAGE_SERVER) for name in os.listdir("/proc"))


def clean_scratch():
    if os.getpid() != CAGE_SERVER:
        return
    for folder in (SCRATCH, "/dev/shm"):
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)
        if os.listdir(folder):
            raise SystemExit(1)
