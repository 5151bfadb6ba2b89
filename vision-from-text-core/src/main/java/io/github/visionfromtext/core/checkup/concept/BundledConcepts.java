package io.github.visionfromtext.core.checkup.concept;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names of objects and sentences about scenes that come with the library, written for it and free to use. */
public final class BundledConcepts {
    private BundledConcepts() {}

    /** More than 200 names of things most people can picture, in alphabetical order. */
    public static List<Concept> objects() {
        return read(Category.OBJECTS, "objects.txt");
    }

    /** More than 100 sentences, each about several things and how they stand to each other. */
    public static List<Concept> scenes() {
        return read(Category.SCENES, "scenes.txt");
    }

    private static List<Concept> read(Category category, String resource) {
        try (InputStream in = BundledConcepts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The library's own " + resource + " is missing from its jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new Concept(category, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own " + resource + " cannot be read", e);
        }
    }
}
