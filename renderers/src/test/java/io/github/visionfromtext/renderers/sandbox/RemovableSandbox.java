package io.github.visionfromtext.renderers.sandbox;

import io.github.visionfromtext.backend.Availability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Bubblewrap, while it is there. */
public final class RemovableSandbox implements Sandbox {
    private final Sandbox real = new Bubblewrap();
    private final List<Process> started = new ArrayList<>();
    private boolean gone;

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Availability availability() {
        return real.availability();
    }

    @Override
    public synchronized Process start(SandboxProfile profile, List<String> command) throws IOException {
        if (gone) {
            throw new IOException("there is no /usr/bin/bwrap");
        }
        Process process = real.start(profile, command);
        started.add(process);
        return process;
    }

    /** Takes it away, and ends all that runs in it. */
    public synchronized void remove() throws InterruptedException {
        gone = true;
        end();
    }

    /** Ends all that runs in it. */
    public synchronized void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    public synchronized void putBack() {
        gone = false;
    }
}
