package io.github.visionfromtext.renderers.cache;

import static io.github.visionfromtext.renderers.cache.CountingRenderer.program;

import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.image.Image;
import java.io.IOException;
import java.nio.file.Path;

/** Renders through a cache in a process of its own, and fails if a picture is not what the program draws. */
final class CacheProcess {
    static final RenderOptions OPTIONS = RenderOptions.defaults().withSize(64);
    static final int PROGRAMS = 64;

    private CacheProcess() {}

    static Process start(Path folder, int rounds, long bound) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CacheProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(rounds),
                        String.valueOf(bound))
                .redirectErrorStream(true)
                .start();
    }

    /** Takes the folder, how often each program is rendered, and the bound of the cache. */
    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[1]);
        for (int round = 0; round < rounds; round++) {
            check(Path.of(arguments[0]), Long.parseLong(arguments[2]));
        }
    }

    /** Renders every program, and returns how many of them were not in the cache. */
    static int check(Path folder, long bound) {
        CountingRenderer fresh = new CountingRenderer("1");
        CountingRenderer inner = new CountingRenderer("1");
        CachedRenderer cached = new CachedRenderer(inner, new RenderingCache(folder, bound));
        for (int i = 0; i < PROGRAMS; i++) {
            DrawingProgram program = program("OK " + i);
            Image expected = fresh.render(program, OPTIONS).requireImage();
            if (!cached.render(program, OPTIONS).requireImage().equals(expected)) {
                throw new IllegalStateException("program " + i + " got the picture of something else");
            }
        }
        return inner.runs.get();
    }
}
