package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.score.Diversity;
import io.github.visionfromtext.core.checkup.score.Realism;
import io.github.visionfromtext.core.metrics.CosineDistance;
import io.github.visionfromtext.core.metrics.SpaceFeatures;
import io.github.visionfromtext.core.metrics.lpips.Lpips;
import io.github.visionfromtext.core.training.data.PhotoFolder;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.examples.option.BackendSelection;
import io.github.visionfromtext.image.Image;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --alexnet} and {@code --photographs}: scores of the drawings as pictures, whatever their captions say. */
final class PictureScores {
    /** Side at which LPIPS compares. */
    private static final int LPIPS_SIZE = 256;

    private static final int PHOTOGRAPH_SIDE = 384;

    @Option(
            names = "--alexnet",
            paramLabel = "FILE",
            description = "Measures by LPIPS how much drawings of the same concept differ: torchvision's checkpoint of"
                    + " AlexNet (default: by cosines in the judge's space alone).")
    private @Nullable Path alexnet;

    @Option(
            names = "--photographs",
            paramLabel = "DIR",
            description = "Measures in the judge's space how far the drawings are from photographs, as many of them"
                    + " (default: nobody does).")
    private @Nullable Path photographs;

    /** Checks what can be checked before anything is drawn. */
    void check(JudgeChoice judge) {
        if (photographs != null && !judge.isChosen()) {
            throw new InvalidInputException("--photographs needs a space to compare in; name one with --judge");
        }
    }

    /** Prints what the judge's space says. */
    void print(
            List<Drawing> drawings,
            ContrastiveEmbeddingSpace space,
            long seed,
            CancellationToken cancellation,
            PrintWriter out) {
        print(Diversity.of(byConcept(drawings), new CosineDistance(space), seed, cancellation), out);
        if (photographs != null) {
            PhotoFolder folder = PhotoFolder.read(photographs, PHOTOGRAPH_SIDE, ProgressListener.NONE, cancellation);
            List<Image> pictures = drawings.stream()
                    .filter(Drawing::isOk)
                    .map(Drawing::picture)
                    .toList();
            int count = Math.min(pictures.size(), folder.size());
            List<Image> references = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                references.add(folder.photo(i));
            }
            Realism realism =
                    Realism.of(pictures.subList(0, count), references, new SpaceFeatures(space), cancellation);
            out.printf(
                    Locale.ROOT,
                    "realism: Frechet distance %.4f between %d drawings and as many photographs%n",
                    realism.distance(),
                    realism.count());
        }
    }

    /** Prints what LPIPS says, if it was asked for. */
    void printLpips(
            List<Drawing> drawings,
            BackendSelection selection,
            long seed,
            CancellationToken cancellation,
            PrintWriter out) {
        if (alexnet != null) {
            try (Backend backend = selection.open(WeightFormat.FLOAT32);
                    Lpips lpips = Lpips.open(alexnet, LPIPS_SIZE, backend)) {
                print(Diversity.of(byConcept(drawings), lpips, seed, cancellation), out);
            }
        }
    }

    /** Nothing where no concept was drawn twice. */
    private static void print(Diversity diversity, PrintWriter out) {
        if (diversity.pairs() > 0) {
            out.printf(
                    Locale.ROOT,
                    "diversity: %s %.4f [%.4f, %.4f] over %d concepts, %d pairs%n",
                    diversity.distance(),
                    diversity.mean().value(),
                    diversity.mean().low(),
                    diversity.mean().high(),
                    diversity.mean().count(),
                    diversity.pairs());
        }
    }

    private static List<List<Image>> byConcept(List<Drawing> drawings) {
        Map<Concept, List<Image>> byConcept = new LinkedHashMap<>();
        for (Drawing drawing : drawings) {
            if (drawing.isOk()) {
                byConcept
                        .computeIfAbsent(drawing.concept(), concept -> new ArrayList<>())
                        .add(drawing.picture());
            }
        }
        return List.copyOf(byConcept.values());
    }
}
