package io.github.visionfromtext.tck;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.tck.rules.MemoryWorkload;
import java.lang.reflect.Constructor;

/** The process whose memory is watched. Its argument is the test class that opens the backend. */
final class MemoryProbe {
    private MemoryProbe() {}

    public static void main(String[] arguments) throws Exception {
        Constructor<?> constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        try (Backend backend = ((BackendTck) constructor.newInstance()).open()) {
            MemoryWorkload.main(backend, System.out);
        }
    }
}
