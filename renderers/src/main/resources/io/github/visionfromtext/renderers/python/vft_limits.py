"""What the kernel is asked to refuse a program: more than its share, and every call that no drawing needs."""

import ctypes
import os
import resource
import signal
import struct

PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 4, 38, 22, 2
EPERM = 1
X32_BIT = 0x40000000

# name: (x86-64, aarch64); None where the architecture lacks the call. They are denied for what they reach: other
# processes, the network, memory that the limits do not count, and rarely used parts of the kernel.
DENIED = {
    "fork": (57, None), "vfork": (58, None), "clone": (56, 220), "clone3": (435, 435),
    "execve": (59, 221), "execveat": (322, 281), "unshare": (272, 97), "setns": (308, 268),
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "prlimit64": (302, 261), "setpriority": (141, 140), "sched_setaffinity": (203, 122),
    "sched_setscheduler": (144, 119), "sched_setparam": (142, 118), "ioprio_set": (251, 30),
    "socket": (41, 198), "socketpair": (53, 199), "bind": (49, 200), "connect": (42, 203),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "semget": (64, 190),
    "msgget": (68, 186), "mq_open": (240, 180), "io_uring_setup": (425, 425), "userfaultfd": (323, 282),
    "bpf": (321, 280), "perf_event_open": (298, 241), "add_key": (248, 217), "request_key": (249, 218),
    "keyctl": (250, 219), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "open_by_handle_at": (304, 265), "mknodat": (259, 33), "mknod": (133, None),
}
AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

_libc = ctypes.CDLL(None, use_errno=True)


def _prctl(*arguments):
    if _libc.prctl(*[ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]) != 0:
        raise OSError(ctypes.get_errno(), "prctl failed")


def make_undumpable():
    _prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def limit_resources(seconds, memory_bytes, file_bytes):
    with open("/proc/self/statm") as statm:
        own = int(statm.read().split()[0]) * resource.getpagesize()
    cpu = int(seconds) + 1
    for what, value in (
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_AS, own + memory_bytes),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_NPROC, 1),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_STACK, 64 << 20),
    ):
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        resource.setrlimit(what, (value, value))
    # Too long a file is an error in the program's line, not its death.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def filter_calls():
    """Installs a seccomp filter; on a machine of another architecture the cage holds without it."""
    machine = os.uname().machine
    if machine not in AUDIT_ARCHITECTURE:
        return
    column = list(AUDIT_ARCHITECTURE).index(machine)
    denied = [numbers[column] for numbers in DENIED.values() if numbers[column] is not None]
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    kill, allow, refuse = 0x80000000, 0x7FFF0000, 0x00050000 | EPERM
    program = [
        (load, 0, 0, 4),
        (equal, 1, 0, AUDIT_ARCHITECTURE[machine]),
        (answer, 0, 0, kill),
        (load, 0, 0, 0),
        (at_least, len(denied) + 1, 0, X32_BIT),
    ]
    for index, number in enumerate(denied):
        program.append((equal, len(denied) - index, 0, number))
    program += [(answer, 0, 0, allow), (answer, 0, 0, refuse)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))
    head = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(code)))
    _prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(head), 0, 0)
