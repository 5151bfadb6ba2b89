package io.github.visionfromtext.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link ContrastiveEmbeddingSpace}, a test for each thing its documentation promises. A space passes it by
 * one class that says how it is opened. Whether it is a good space is no part of the contract.
 */
public abstract class ContrastiveEmbeddingSpaceTck {
    private static final List<String> TEXTS = List.of("a cat", "a red circle", "two trains at a station in the rain");
    private static final List<Image> PICTURES = List.of(
            Image.filled(40, 40, new Color(1, 0, 0)),
            Image.generate(48, 32, (x, y, channel) -> (x / 8 + y / 8) % 2),
            Image.generate(32, 48, (x, y, channel) -> channel == 0 ? x / 32f : y / 48f));

    private @Nullable ContrastiveEmbeddingSpace opened;

    /** Opens the space. Called once for each test, and while another is open; whoever calls closes what is returned. */
    protected abstract ContrastiveEmbeddingSpace open();

    /** How far an embedding may move, as a share of its length, when others are embedded beside it: rounding. */
    protected double tolerance() {
        return 1e-4;
    }

    @BeforeEach
    final void openSpace() {
        opened = open();
    }

    @AfterEach
    final void closeSpace() {
        space().close();
    }

    private ContrastiveEmbeddingSpace space() {
        if (opened == null) {
            throw new IllegalStateException("The space is open only while a test runs");
        }
        return opened;
    }

    private List<Embedding> texts(List<String> texts) {
        return space().embedTexts(texts, new CancellationToken());
    }

    private List<Embedding> pictures(List<Image> pictures) {
        return space().embedImages(pictures, new CancellationToken());
    }

    private void assertClose(Embedding expected, Embedding actual) {
        float[] a = expected.toArray();
        float[] b = actual.toArray();
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        }
        double moved = Math.sqrt(squares) / expected.norm();
        assertTrue(moved <= tolerance(), "moved by " + moved + " of its length, expected at most " + tolerance());
    }

    @Test
    void everyVectorHasTheDimension() {
        assertTrue(space().dimension() > 0, "a space has a dimension");
        texts(TEXTS).forEach(embedding -> assertEquals(space().dimension(), embedding.dimension()));
        pictures(PICTURES).forEach(embedding -> assertEquals(space().dimension(), embedding.dimension()));
    }

    @Test
    void theLogitScaleIsAPositiveNumber() {
        double scale = space().logitScale();
        assertTrue(scale > 0 && Double.isFinite(scale), "logit scale " + scale);
    }

    @Test
    void saysWhichModelsTheseAre() {
        assertFalse(space().provenance().entries().isEmpty(), "provenance is empty");
    }

    @Test
    void nothingGivesNothing() {
        assertEquals(List.of(), texts(List.of()));
        assertEquals(List.of(), pictures(List.of()));
    }

    @Test
    void thereIsOneVectorForEachInOrder() {
        List<Embedding> together = texts(TEXTS);
        assertEquals(TEXTS.size(), together.size());
        for (int i = 0; i < TEXTS.size(); i++) {
            assertClose(space().embed(TEXTS.get(i)), together.get(i));
        }
        List<Embedding> pictures = pictures(PICTURES);
        assertEquals(PICTURES.size(), pictures.size());
        for (int i = 0; i < PICTURES.size(); i++) {
            assertClose(space().embed(PICTURES.get(i)), pictures.get(i));
        }
    }

    @Test
    void whatElseIsInTheListDoesNotMatter() {
        List<String> manyTexts = new ArrayList<>(Collections.nCopies(70, "a much longer text than all of the others"));
        manyTexts.add(TEXTS.get(0));
        assertClose(space().embed(TEXTS.get(0)), texts(manyTexts).get(70));
        List<Image> manyPictures = new ArrayList<>(Collections.nCopies(35, PICTURES.get(0)));
        manyPictures.add(PICTURES.get(1));
        assertClose(space().embed(PICTURES.get(1)), pictures(manyPictures).get(35));
    }

    @Test
    void theSameCallGivesTheSameBits() {
        assertEquals(texts(TEXTS), texts(TEXTS));
        assertEquals(pictures(PICTURES), pictures(PICTURES));
    }

    @Test
    void anotherSpaceOfTheSameModelGivesTheSame() {
        try (ContrastiveEmbeddingSpace other = open()) {
            assertArrayEquals(
                    other.embed(TEXTS.get(0)).toArray(),
                    space().embed(TEXTS.get(0)).toArray());
            assertArrayEquals(
                    other.embed(PICTURES.get(0)).toArray(),
                    space().embed(PICTURES.get(0)).toArray());
        }
    }

    @Test
    void differentThingsAreDifferent() {
        assertEquals(TEXTS.size(), texts(TEXTS).stream().distinct().count());
        assertEquals(PICTURES.size(), pictures(PICTURES).stream().distinct().count());
    }

    @Test
    void picturesMayHaveAnySize() {
        for (int[] size : new int[][] {{1, 1}, {2, 60}, {60, 2}, {640, 480}, {33, 1000}}) {
            Image picture = Image.generate(size[0], size[1], (x, y, channel) -> (x + y + channel) % 3 / 2f);
            assertTrue(space().embed(picture).norm() > 0, "a picture of " + size[0] + "x" + size[1]);
        }
    }

    @Test
    void textsMayBeEmptyOrOfAnySigns() {
        for (String text : List.of("", "   \n\t", "\0", "ÄÖ ß 猫 🐈", "<|endoftext|>", "\ud83d")) {
            assertTrue(space().embed(text).norm() > 0, "the text '" + text + "'");
        }
    }

    @Test
    void aTextTooLongIsCut() {
        String sentence = "a red circle left of a blue square, ";
        assertClose(space().embed(sentence.repeat(500)), space().embed(sentence.repeat(501)));
        assertNotEquals(space().embed("a cat"), space().embed(sentence.repeat(500)));
        assertTrue(space().embed("x".repeat(300_000)).norm() > 0, "a word of 300,000 letters");
    }

    @Test
    void cancellationIsHeard() {
        CancellationToken cancelled = new CancellationToken();
        cancelled.cancel();
        assertThrows(CancelledException.class, () -> space().embedTexts(TEXTS, cancelled));
        assertThrows(CancelledException.class, () -> space().embedImages(PICTURES, cancelled));
        assertEquals(TEXTS.size(), texts(TEXTS).size(), "the space goes on afterwards");
    }

    @Test
    void severalThreadsMayUseIt() {
        Embedding text = space().embed(TEXTS.get(2));
        Embedding picture = space().embed(PICTURES.get(2));
        Supplier<List<Embedding>> both = () -> List.of(space().embed(TEXTS.get(2)), space().embed(PICTURES.get(2)));
        List<CompletableFuture<List<Embedding>>> threads = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(both))
                .toList();
        for (CompletableFuture<List<Embedding>> thread : threads) {
            assertClose(text, thread.join().get(0));
            assertClose(picture, thread.join().get(1));
        }
    }

    @Test
    void afterClosingItRefuses() {
        space().close();
        assertThrows(VisionFromTextException.class, () -> space().embed("a cat"));
        assertThrows(VisionFromTextException.class, () -> space().embed(PICTURES.get(0)));
        space().close();
    }
}
