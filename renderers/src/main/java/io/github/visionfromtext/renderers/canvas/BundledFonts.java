package io.github.visionfromtext.renderers.canvas;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The fonts every language writes with: DejaVu, whatever the program or the machine names, so that text looks the same
 * everywhere. They are used as they are, not registered, so nothing outside notices. Thread-safe.
 */
public final class BundledFonts {
    /** What provenance calls them. */
    public static final String VERSION = "DejaVu 2.37";

    private static final Set<String> SERIF = Set.of(
            "serif",
            "times",
            "times new roman",
            "georgia",
            "garamond",
            "palatino",
            "palatino linotype",
            "book antiqua",
            "baskerville",
            "cambria",
            "didot",
            "bodoni",
            "playfair display",
            "merriweather",
            "dejavu serif",
            "ui-serif");
    private static final Set<String> MONOSPACE = Set.of(
            "monospace",
            "courier",
            "courier new",
            "consolas",
            "menlo",
            "monaco",
            "lucida console",
            "source code pro",
            "fira code",
            "fira mono",
            "roboto mono",
            "ubuntu mono",
            "sf mono",
            "dejavu sans mono",
            "ui-monospace");

    private static final Map<Face, Font> FACES = new EnumMap<>(Face.class);

    private enum Face {
        SANS("DejaVuSans.ttf"),
        SANS_BOLD("DejaVuSans-Bold.ttf"),
        SERIF("DejaVuSerif.ttf"),
        SERIF_BOLD("DejaVuSerif-Bold.ttf"),
        MONO("DejaVuSansMono.ttf"),
        MONO_BOLD("DejaVuSansMono-Bold.ttf");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    private BundledFonts() {}

    /**
     * The bundled font nearest to a wish.
     *
     * @param families in order of preference, as CSS names them; the first of a known kind decides
     * @param size in user units
     */
    public static Font find(List<String> families, boolean bold, boolean italic, float size) {
        Font font = face(faceOf(families, bold)).deriveFont(size);
        // There are no slanted faces: the platform shears the upright one.
        return italic ? font.deriveFont(Font.ITALIC) : font;
    }

    /**
     * Loads one font, to see whether the platform can.
     *
     * @throws IllegalStateException if it cannot
     */
    public static void check() {
        face(Face.SANS);
    }

    private static Face faceOf(List<String> families, boolean bold) {
        for (String family : families) {
            String name = family.toLowerCase(Locale.ROOT);
            if (SERIF.contains(name)) {
                return bold ? Face.SERIF_BOLD : Face.SERIF;
            }
            if (MONOSPACE.contains(name)) {
                return bold ? Face.MONO_BOLD : Face.MONO;
            }
        }
        return bold ? Face.SANS_BOLD : Face.SANS;
    }

    private static Font face(Face face) {
        synchronized (FACES) {
            return FACES.computeIfAbsent(face, BundledFonts::load);
        }
    }

    private static Font load(Face face) {
        try (InputStream file =
                BundledFonts.class.getResourceAsStream("/io/github/visionfromtext/renderers/canvas/" + face.file)) {
            if (file == null) {
                throw new IllegalStateException("the bundled font " + face.file + " is missing from the jar");
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the bundled font " + face.file + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundled font " + face.file, e);
        }
    }
}
