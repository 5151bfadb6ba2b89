package io.github.visionfromtext.renderers.cache;

import static io.github.visionfromtext.renderers.cache.CountingRenderer.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what was written: none is served, each is dropped. And a folder that grows. */
class HostileCacheTest {
    private static final RenderOptions TINY = RenderOptions.defaults().withSize(4);

    @TempDir
    private Path folder;

    private final CountingRenderer inner = new CountingRenderer("1");
    private CachedRenderer renderer;
    private Rendering rendering;

    @BeforeEach
    void keepOne() {
        renderer = new CachedRenderer(inner, new RenderingCache(folder, 1 << 20));
        rendering = renderer.render(program("OK"), TINY);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void assertMadeAnew() {
        int before = inner.runs.get();
        Rendering again = renderer.render(program("OK"), TINY);
        assertThat(inner.runs).hasValue(before + 1);
        assertThat(again.image()).isEqualTo(rendering.image());
    }

    @Test
    void oneWrongBitAnywhereIsFound() throws IOException {
        Path file = files(folder).get(0);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << (i % 8));
            Files.write(file, bad);
            assertMadeAnew();
        }
    }

    @Test
    void fileThatEndsEarlyIsFound() throws IOException {
        Path file = files(folder).get(0);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertMadeAnew();
        }
    }

    @Test
    void fileOfAnotherProgramIsFound() throws IOException {
        Path own = files(folder).get(0);
        renderer.render(program("BLANK"), TINY);
        Path other = files(folder).stream()
                .filter(file -> !file.equals(own))
                .findFirst()
                .orElseThrow();
        Files.copy(other, own, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertMadeAnew();
    }

    @Test
    void folderInPlaceOfAFileCostsNothing() throws IOException {
        Path file = files(folder).get(0);
        Files.delete(file);
        Files.createDirectories(file.resolve("in"));
        assertMadeAnew();
        assertMadeAnew();
    }

    @Test
    void folderThatIsAFileIsRefused() throws IOException {
        Path file = files(folder).get(0);
        assertThatThrownBy(() -> new RenderingCache(file, 100))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void folderStaysWithinItsBoundAndKeepsWhatIsUsed() throws IOException {
        long bound = 100_000;
        RenderOptions options = RenderOptions.defaults().withSize(32);
        CachedRenderer bounded = new CachedRenderer(inner, new RenderingCache(folder, bound));
        Rendering favourite = bounded.render(program("OK favourite"), options);
        for (int i = 0; i < 100; i++) {
            bounded.render(program("OK " + i), options);
            // File systems tell times apart only roughly: everything else was used long ago.
            for (Path file : files(folder)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600 - i)));
            }
            assertThat(bounded.render(program("OK favourite"), options)).isEqualTo(favourite);
            long total = 0;
            for (Path file : files(folder)) {
                total += Files.size(file);
            }
            assertThat(total).isLessThanOrEqualTo(bound);
        }
        assertThat(files(folder)).hasSizeGreaterThan(10);
    }

    @Test
    void whatAWriterLeftIsSweptOnceItIsOld() throws IOException {
        Path room = files(folder).get(0).resolveSibling("x");
        Path old = Files.writeString(room.resolveSibling("a.unfinished"), "half");
        Path young = Files.writeString(room.resolveSibling("b.unfinished"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
        new CachedRenderer(inner, new RenderingCache(folder, 1 << 20)).render(program("OK new"), TINY);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }
}
