package io.github.visionfromtext.core.checkup.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SketchFileTest {
    private static final String SIMPLIFIED = """
            {"word":"cat","countrycode":"VE","timestamp":"2017-03-02 23:25:10.07453 UTC","recognized":true,\
            "key_id":"5201136883597312","drawing":[[[130,113,99],[72,40,27]],[[7,8],[9,10]]]}
            """;
    private static final String RAW = """
            {"key_id":"5891796615823360","word":"nose","countrycode":"AE","timestamp":"2017-03-01 20:41:36.70725 UTC",\
            "recognized":false,"drawing":[[[129.5,128],[1.25,2],[0,17]],[[],[],[]]]}
            """;

    @TempDir
    private Path folder;

    private List<Sketch> read(Path path) {
        List<Sketch> sketches = new ArrayList<>();
        SketchFile.read(path, sketches::add);
        return sketches;
    }

    @Test
    void bothReleasesAreRead() throws IOException {
        Path file = Files.writeString(folder.resolve("both.ndjson"), SIMPLIFIED + "\n" + RAW);
        List<Sketch> sketches = read(file);
        assertThat(sketches).hasSize(2);
        Sketch cat = sketches.get(0);
        assertThat(cat.word()).isEqualTo("cat");
        assertThat(cat.key()).isEqualTo("5201136883597312");
        assertThat(cat.recognized()).isTrue();
        assertThat(cat.strokes().stream().map(stroke -> stroke.points().size())).containsExactly(3, 2);
        assertThat(cat.strokes().get(0).points().get(1)).isEqualTo(new Stroke.Point(113, 40));
        assertThat(cat.bounds()).isEqualTo(new Sketch.Bounds(7, 9, 123, 63));
        Sketch nose = sketches.get(1);
        assertThat(nose.recognized()).isFalse();
        assertThat(nose.strokes()).hasSize(1);
        assertThat(nose.strokes().get(0).points().get(0)).isEqualTo(new Stroke.Point(129.5, 1.25));
    }

    @Test
    void aFolderIsReadFileByFile() throws IOException {
        Files.writeString(folder.resolve("b.ndjson"), RAW);
        Files.writeString(folder.resolve("a.ndjson"), SIMPLIFIED);
        Files.writeString(folder.resolve("LICENSE"), "CC-BY 4.0");
        assertThat(read(folder).stream().map(Sketch::word)).containsExactly("cat", "nose");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> read(empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(".ndjson");
        assertThatThrownBy(() -> read(folder.resolve("missing")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("missing");
    }

    private static Sketch sketch(String word, int number, boolean recognized) {
        Stroke stroke = new Stroke(List.of(new Stroke.Point(number, 0)));
        return new Sketch(word, word + number, recognized, List.of(stroke));
    }

    @Test
    void samplesAreSeededByNameAndHoldRecognisedDrawingsAlone() {
        SketchSampler all = new SketchSampler(Set.of(), 5, 7);
        SketchSampler cats = new SketchSampler(Set.of("cat"), 5, 7);
        for (int i = 0; i < 200; i++) {
            for (String word : List.of("dog", "cat")) {
                all.accept(sketch(word, i, i % 2 == 0));
                cats.accept(sketch(word, i, i % 2 == 0));
            }
        }
        all.accept(sketch("unseen", 0, false));
        assertThat(all.sample().keySet()).containsExactly("cat", "dog");
        assertThat(all.sample().get("cat"))
                .hasSize(5)
                .isEqualTo(cats.sample().get("cat"))
                .allMatch(Sketch::recognized);
        assertThat(cats.sample()).containsOnlyKeys("cat");
        assertThatThrownBy(() -> new SketchSampler(Set.of(), 0, 0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void everyDrawingHasTheSameChance() {
        int[] kept = new int[10];
        for (int seed = 0; seed < 2000; seed++) {
            SketchSampler sampler = new SketchSampler(Set.of(), 3, seed);
            for (int i = 0; i < kept.length; i++) {
                sampler.accept(sketch("cat", i, true));
            }
            sampler.sample()
                    .get("cat")
                    .forEach(one -> kept[Integer.parseInt(one.key().substring(3))]++);
        }
        // 600 expected; the standard deviation is 20.
        assertThat(kept)
                .satisfies(counts -> assertThat(Arrays.stream(counts)).allMatch(count -> count > 500 && count < 700));
    }

    @Test
    void theBundledDrawingsAreTwoEachOfManyThings() {
        Map<String, Long> counts =
                BundledSketches.all().stream().collect(Collectors.groupingBy(Sketch::word, Collectors.counting()));
        assertThat(counts).hasSizeGreaterThan(40).allSatisfy((word, count) -> assertThat(count)
                .isEqualTo(2));
        assertThat(BundledSketches.all()).allMatch(Sketch::recognized);
    }
}
