package io.github.visionfromtext.renderers.tikz;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.renderers.worker.jvm.IsolatedRenderer;
import io.github.visionfromtext.renderers.worker.jvm.WorkerJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens TikZ on the pdflatex of this machine, in a cage; usable only where the cage has been proved. */
public final class TikzRendererProvider implements CodeRendererProvider {
    private static final List<Path> NEEDED =
            List.of(PdfLatex.EXECUTABLE, Path.of("/usr/share/texlive/texmf-dist/tex/latex/pgf/frontendlayer/tikz.sty"));

    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.TIKZ;
    }

    @Override
    public String name() {
        return TikzRenderer.NAME;
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Availability availability() {
        for (Path file : NEEDED) {
            if (!Files.exists(file)) {
                return Availability.missing(
                        "there is no " + file,
                        "install TeX Live with TikZ, on Debian and Ubuntu: apt-get install --no-install-recommends "
                                + "texlive-latex-base texlive-pictures");
            }
        }
        return jvm().availability();
    }

    @Override
    public CodeRenderer create() {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
        return new IsolatedRenderer(language(), jvm(), workers);
    }

    private static WorkerJvm jvm() {
        return new WorkerJvm(
                "tikz",
                TikzRenderer.class.getName(),
                List.of(
                        "org.apache.pdfbox.Loader",
                        "org.apache.pdfbox.io.RandomAccessRead",
                        "org.apache.fontbox.ttf.TrueTypeFont",
                        "org.apache.commons.logging.LogFactory"),
                List.of(Path.of("/etc/texmf"), Path.of("/var/lib/texmf"), Path.of("/etc/papersize")),
                Map.of());
    }
}
