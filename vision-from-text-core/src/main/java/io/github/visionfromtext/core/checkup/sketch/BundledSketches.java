package io.github.visionfromtext.core.checkup.sketch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Line drawings that come with the library: two each of more than forty things, made for it and free to use. They have the
 * form of Quick, Draw!'s simplified release but are not part of it: fewer, tidier, and all by one hand.
 */
public final class BundledSketches {
    private static final String NAME = "line-drawings.ndjson";

    private BundledSketches() {}

    /** All of them, by name. */
    public static List<Sketch> all() {
        try (InputStream in = BundledSketches.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException("The library's own " + NAME + " is missing from its jar");
            }
            List<Sketch> sketches = new ArrayList<>();
            SketchFile.read(in, NAME, sketches::add);
            return List.copyOf(sketches);
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own " + NAME + " cannot be read", e);
        }
    }
}
