package io.github.visionfromtext.renderers.tikz;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.renderers.worker.jvm.IsolatedRendererProvider;
import io.github.visionfromtext.renderers.worker.jvm.WorkerJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens TikZ on the pdflatex of this machine. */
public final class TikzRendererProvider extends IsolatedRendererProvider {
    private static final List<Path> NEEDED =
            List.of(PdfLatex.EXECUTABLE, Path.of("/usr/share/texlive/texmf-dist/tex/latex/pgf/frontendlayer/tikz.sty"));

    public TikzRendererProvider() {
        super(DrawingLanguage.TIKZ, TikzRenderer.NAME);
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
        return super.availability();
    }

    @Override
    protected WorkerJvm jvm() {
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
