package io.github.visionfromtext.core.checkup.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkup.Scripted;
import io.github.visionfromtext.core.checkup.score.RecognitionScores;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecogniseTest {
    private static final List<String> NAMES = List.of("cat", "dog", "ice cream", "house", "sun", "bus");

    private static NamedProgram program(String name) {
        return new NamedProgram(name, DrawingProgram.of(DrawingLanguage.SVG, "<svg>" + name.hashCode() + "</svg>\n"));
    }

    private static List<Recognition> ask(Scripted.Model model, Recognise.Settings settings, String... names) {
        return new Recognise(model, NAMES, settings)
                .recognise(
                        List.of(names).stream().map(RecogniseTest::program).toList(),
                        ProgressListener.NONE,
                        new CancellationToken());
    }

    private static Recognise.Settings closed(int size, long seed) {
        return new Recognise.Settings(Recognise.Setting.CLOSED, size, seed, Synonyms.NONE);
    }

    private static Recognise.Settings open() {
        return new Recognise.Settings(Recognise.Setting.OPEN, 2, 0, Synonyms.bundled());
    }

    @Test
    void anOpenAnswerIsANameOrASynonym() {
        Scripted.Model model =
                new Scripted.Model("A kitten.", "It is a dog", "", "I am sorry, but I can not see pictures at all");
        List<Recognition> recognitions = ask(model, open(), "cat", "cat", "dog", "sun");
        assertThat(recognitions.stream().map(Recognition::answer)).containsExactly("kitten", "dog", null, "i am sorry");
        assertThat(recognitions.stream().map(Recognition::correct)).containsExactly(true, false, false, false);
        assertThat(model.asked.get(0).messages().get(0).text())
                .contains("programming language SVG")
                .contains("```\n<svg>")
                .contains("name of the thing alone")
                .doesNotContain("cat");
        RecognitionScores scores = RecognitionScores.of(recognitions, NAMES.size());
        assertThat(scores.accuracy().value()).isEqualTo(0.25);
        assertThat(scores.accuracy().count()).isEqualTo(4);
        assertThat(scores.unreadable().value()).isEqualTo(0.25);
        assertThat(scores.chance()).isEqualTo(1 / 6.0);
    }

    @Test
    void aSentenceIsNoName() {
        Scripted.Model model = new Scripted.Model("Some lines that meet in the middle of the canvas");
        assertThat(ask(model, open(), "cat").get(0).answer()).isNull();
    }

    @Test
    void aClosedAnswerIsOneOfTheList() {
        Scripted.Model model = new Scripted.Model("The answer is: Ice-cream.", "banana", "cat or dog", "DOGS");
        List<Recognition> recognitions = ask(model, closed(6, 3), "ice cream", "sun", "cat", "sun");
        assertThat(recognitions.stream().map(Recognition::answer)).containsExactly("ice cream", null, null, "dog");
        assertThat(recognitions.stream().map(Recognition::correct)).containsExactly(true, false, false, false);
        RecognitionScores scores = RecognitionScores.of(recognitions, NAMES.size());
        assertThat(scores.unreadable().value()).isEqualTo(0.5);
        assertThat(scores.chance()).isEqualTo(1 / 6.0);
        assertThat(RecognitionScores.of(List.of(), 6).chance()).isNaN();
    }

    @Test
    void theListHoldsTheTruthAndIsDrawnFromSeedAndDrawing() {
        Set<Integer> places = new HashSet<>();
        Set<List<String>> lists = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            Scripted.Model model = new Scripted.Model("cat", "cat");
            List<Recognition> two = ask(model, closed(3, seed), "sun", "cat");
            Recognition cat =
                    ask(new Scripted.Model("cat"), closed(3, seed), "cat").get(0);
            assertThat(two.get(1)).isEqualTo(cat);
            assertThat(cat.choices())
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .contains("cat")
                    .isSubsetOf(NAMES);
            assertThat(model.asked.get(1).messages().get(0).text()).contains(String.join(", ", cat.choices()) + "?");
            places.add(cat.choices().indexOf("cat"));
            lists.add(cat.choices());
        }
        assertThat(places)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 3).boxed().toList());
        assertThat(lists).hasSizeGreaterThan(15);
    }

    @Test
    void anAnswerThatMeansTwoOfTheListIsNone() {
        Scripted.Model model = new Scripted.Model("cats");
        Recognise.Settings settings = closed(2, 0);
        Recognise recognise = new Recognise(model, List.of("cat", "Cats"), settings);
        List<Recognition> recognitions =
                recognise.recognise(List.of(program("cat")), ProgressListener.NONE, new CancellationToken());
        assertThat(recognitions.get(0).answer()).isNull();
    }

    @Test
    void wrongSettingsSaySo() {
        assertThatThrownBy(() -> closed(1, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ask(new Scripted.Model(), closed(7, 0), "cat"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("7 names out of 6");
        Scripted.Model model = new Scripted.Model("cat");
        assertThatThrownBy(() -> ask(model, closed(2, 0), "cat", "whale"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("whale");
        assertThat(model.asked).isEmpty();
        assertThatThrownBy(() -> program(" - ")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aCancellationEndsIt() {
        CancellationToken token = new CancellationToken();
        token.cancel();
        Recognise recognise = new Recognise(new Scripted.Model(), NAMES, open());
        assertThatThrownBy(() -> recognise.recognise(List.of(program("cat")), ProgressListener.NONE, token))
                .isInstanceOf(CancelledException.class);
    }
}
