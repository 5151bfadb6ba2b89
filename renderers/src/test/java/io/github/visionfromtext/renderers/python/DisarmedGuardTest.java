package io.github.visionfromtext.renderers.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Attacks by programs that have first taken the words out of {@code vft_guard}, the hook in Python that explains what is
 * refused: seccomp, limits and bubblewrap alone must hold. A program that gets what it wants draws, and is {@code OK}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisarmedGuardTest {
    private static final String DISARM = """
            import ctypes, os, vft_guard
            vft_guard._hook.__code__ = (lambda event, arguments: None).__code__
            libc = ctypes.CDLL(None, use_errno=True)
            def call(name, *arguments):
                if getattr(libc, name)(*arguments) < 0:
                    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
            """;
    private static final String DRAW = "\nimport turtle\nturtle.dot(50)\n";

    private final CodeRendererProvider provider = new TurtleRendererProvider();
    private CodeRenderer renderer;

    @BeforeAll
    void open() {
        Availability availability = provider.availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        renderer = provider.create();
    }

    @AfterAll
    void close() {
        if (renderer != null) {
            renderer.close();
        }
    }

    private Rendering render(String attack, int seconds) {
        RenderLimits limits = new RenderLimits(Duration.ofSeconds(seconds), 256L << 20, 100_000, 32L << 20);
        return renderer.render(
                DrawingProgram.of(provider.language(), DISARM + attack.replace("\\n", "\n") + DRAW),
                RenderOptions.defaults().withSize(32).with(limits));
    }

    private void assertStopped(RenderStatus expected, String word, String attack) {
        Rendering stopped = render(attack, expected == RenderStatus.TIMEOUT ? 1 : 60);
        assertThat(stopped.status()).as("%s", stopped.diagnostics()).isEqualTo(expected);
        assertThat(stopped.diagnostics().toString()).contains(word);
        assertThat(render("", 60).status()).isEqualTo(RenderStatus.OK);
    }

    @Test
    void theGuardIsGone() {
        assertThat(render("open('/proc/version').read()", 60).status()).isEqualTo(RenderStatus.OK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            FileNotFoundError | open('/etc/passwd')
            FileNotFoundError | open('/etc/shadow')
            FileNotFoundError | os.listdir('/home')
            FileNotFoundError | os.listdir('/root')
            FileNotFoundError | os.listdir('/var')
            FileNotFoundError | os.listdir('/sys')
            FileNotFoundError | open('/dev/sda', 'rb')
            FileNotFoundError | open('/dev/mem', 'rb')
            FileNotFoundError | open('/tmp/../../../../etc/passwd')
            FileNotFoundError | os.symlink('/etc/passwd', '/tmp/link'); open('/tmp/link')
            FileNotFoundError | os.symlink('/', '/tmp/root'); open('/tmp/root/etc/passwd')
            OSError           | os.link('/usr/bin/env', '/tmp/env')
            PermissionError   | open('/proc/2/mem', 'rb')
            PermissionError   | os.listdir('/proc/2/fd')
            PermissionError   | os.stat('/proc/2/root/etc')
            PermissionError   | open('/proc/2/environ')
            PermissionError   | os.chroot('/tmp')
            Error             | call('mount', b'none', b'/tmp', b'tmpfs', 0, None)
            PermissionError   | call('umount2', b'/usr', 2)
            PermissionError   | call('pivot_root', b'/', b'/tmp') if hasattr(libc, 'pivot_root') else os.chroot('/')
            PermissionError   | os.mknod('/tmp/disk', 0o60666, os.makedev(8, 0))
            """)
    void filesAndFolders(String word, String attack) {
        assertStopped(RenderStatus.RUNTIME_ERROR, word, attack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Error | open('/usr/lib/planted', 'w')
            Error | open('/planted', 'w')
            Error | open('/dev/planted', 'w')
            Error | open('/proc/sys/kernel/core_pattern', 'w')
            Error | open('/proc/self/oom_score_adj', 'w').write('-1000')
            Error | open('/proc/sysrq-trigger', 'w').write('b')
            Error | open('/proc/self/setgroups', 'w').write('allow')
            Error | os.chmod('/usr/bin/env', 0o4777)
            Error | os.rename('/usr', '/rsu')
            """)
    void whatIsNotItsOwnToWrite(String word, String attack) {
        assertStopped(RenderStatus.RUNTIME_ERROR, word, attack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PermissionError | import socket; socket.socket()
            PermissionError | import socket; socket.socket(socket.AF_UNIX)
            PermissionError | import socket; socket.socketpair()
            PermissionError | call('socket', 17, 3, 0)
            Error           | import urllib.request; urllib.request.urlopen('http://127.0.0.1/')
            gaierror        | import socket; socket.getaddrinfo('example.com', 80)
            """)
    void network(String word, String attack) {
        assertStopped(RenderStatus.RUNTIME_ERROR, word, attack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PermissionError    | os.fork()
            PermissionError    | call('fork')
            PermissionError    | import subprocess; subprocess.run(['/usr/bin/env'])
            PermissionError    | os.execv('/usr/bin/env', ['env'])
            PermissionError    | os.posix_spawn('/usr/bin/env', ['env'], {})
            can't start        | import threading; threading.Thread(target=print).start()
            PermissionError    | import multiprocessing as m; m.get_context('fork').Process(target=print).start()
            PermissionError    | os.kill(1, 9)
            PermissionError    | os.kill(-1, 9)
            PermissionError    | os.killpg(0, 9)
            PermissionError    | call('kill', os.getppid(), 9)
            PermissionError    | call('ptrace', 16, 1, 0, 0)
            PermissionError    | call('process_vm_readv', 2, None, 0, None, 0, 0)
            PermissionError    | call('unshare', 0x10000000)
            PermissionError    | call('setns', 0, 0)
            PermissionError    | call('memfd_create', b'x', 0)
            PermissionError    | call('shmget', 0, 4096, 0o1600)
            not allowed        | import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9))
            PermissionError    | os.setpriority(0, 0, -20)
            Error              | os.setuid(0)
            Error              | os.setgroups([0])
            Too many open      | kept = [open('/dev/null') for _ in range(10000)]
            """)
    void processesAndLimits(String word, String attack) {
        assertStopped(RenderStatus.RUNTIME_ERROR, word, attack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            bpf             | 321
            io_uring_setup  | 425
            perf_event_open | 298
            userfaultfd     | 323
            add_key         | 248
            keyctl          | 250
            clone3          | 435
            pidfd_open      | 434
            """)
    void rareCornersOfTheKernel(String name, int number) {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "numbers of calls are those of x86-64");
        assertStopped(
                RenderStatus.RUNTIME_ERROR,
                "PermissionError",
                "name = '" + name + "'\\ncall('syscall', " + number + ", 0, 0, 0, 0, 0)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            OUTPUT_LIMIT  | for i in range(500): open(f'/tmp/{i}', 'wb').write(bytes(1 << 20))
            OUTPUT_LIMIT  | for i in range(500): open(f'/dev/shm/{i}', 'wb').write(bytes(1 << 20))
            OUTPUT_LIMIT  | open('/tmp/sparse', 'wb').truncate(1 << 40)
            MEMORY_LIMIT  | kept = [bytes(1 << 20) for _ in range(10000)]
            MEMORY_LIMIT  | import mmap; mmap.mmap(-1, 1 << 40)
            MEMORY_LIMIT  | import zlib; c = zlib.compressobj(1); z = bytes(1 << 20); b = b''.join(c.compress(z) for _ in range(600)) + c.flush(); zlib.decompress(b)
            MEMORY_LIMIT  | x = 'a'\\nwhile True: x += x
            TIMEOUT       | x = 9 ** 9 ** 9
            TIMEOUT       | import re; re.match('(a+)+$', 'a' * 40 + 'b')
            TIMEOUT       | import signal; [signal.signal(n, signal.SIG_IGN) for n in (1, 2, 15, 24)]\\nwhile True: pass
            TIMEOUT       | import signal; signal.pthread_sigmask(0, range(1, 65))\\nwhile True: pass
            TIMEOUT       | import signal; signal.raise_signal(signal.SIGSTOP)
            TIMEOUT       | while True:\\n  try:\\n    while True: pass\\n  except BaseException: pass
            RUNTIME_ERROR | os._exit(0)
            RUNTIME_ERROR | os.abort()
            RUNTIME_ERROR | os.closerange(0, 100)
            RUNTIME_ERROR | import sys; sys.setrecursionlimit(10 ** 9); f = lambda x: list(map(f, [x])); f(1)
            RUNTIME_ERROR | ctypes.string_at(0)
            FORBIDDEN     | [os.write(fd, b'junk') for fd in range(3, 100) if os.path.exists(f'/proc/self/fd/{fd}')]; os._exit(0)
            """)
    void timeMemoryAndDisk(RenderStatus expected, String attack) {
        assertStopped(expected, "", attack);
    }

    @Test
    void theEnvironmentHoldsNothingOfThisMachine() {
        String look =
                "seen = set(os.environ) - {'PATH', 'HOME', 'LANG', 'LC_CTYPE', 'PWD', 'MPLBACKEND', 'MPLCONFIGDIR',"
                        + " 'OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS'}\\nassert not seen, seen\\n"
                        + "assert {int(p) for p in os.listdir('/proc') if p.isdigit()} <= {1, 2, os.getpid()}";
        Rendering seen = render(look, 60);
        assertThat(seen.status()).as("%s", seen.diagnostics()).isEqualTo(RenderStatus.OK);
    }

    /** A call that ends the server which all programs share: it is replaced, and the program is not believed a third time. */
    @Test
    void theServerIsReplacedWhenItIsKilled() {
        assertThat(System.getProperty("os.name")).isEqualTo("Linux");
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "numbers of calls are those of x86-64");
        Rendering killed = render("libc.syscall(234, 2, 2, 9)", 60); // tgkill, which abort() needs
        assertThat(killed.status()).isIn(RenderStatus.FORBIDDEN, RenderStatus.OK);
        assertThat(render("", 60).status()).isEqualTo(RenderStatus.OK);
    }
}
