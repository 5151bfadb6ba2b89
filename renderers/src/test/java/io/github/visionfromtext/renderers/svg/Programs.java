package io.github.visionfromtext.renderers.svg;

import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Programs to render, and what to look at in the pictures. */
final class Programs {
    static final String XMLNS = "xmlns=\"http://www.w3.org/2000/svg\"";

    private static final SvgRenderer RENDERER = new SvgRenderer();

    private Programs() {}

    /** The programs of language models in a folder of the test resources. */
    static List<Path> files(String folder) throws IOException, URISyntaxException {
        Path path = Path.of(Objects.requireNonNull(Programs.class.getResource("/svg/" + folder))
                .toURI());
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".svg"))
                    .sorted()
                    .toList();
        }
    }

    static DrawingProgram program(String source) {
        return DrawingProgram.of(DrawingLanguage.SVG, source);
    }

    static Rendering render(String source) {
        return render(source, RenderOptions.defaults());
    }

    static Rendering render(String source, RenderOptions options) {
        return RENDERER.render(program(source), options);
    }

    /** Renders a body inside a root of 100 by 100 units, to a picture of 100 by 100 pixels. */
    static Rendering body(String body) {
        return render(
                "<svg " + XMLNS + " viewBox='0 0 100 100'>" + body + "</svg>",
                RenderOptions.defaults().withSize(100));
    }

    /** A pixel as six hexadecimal digits. */
    static String pixel(Rendering rendering, int x, int y) {
        Image image = rendering.requireImage();
        int color = 0;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            color = color << 8 | Math.round(image.at(x, y, channel) * 255);
        }
        return "%06x".formatted(color);
    }
}
