package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.core.checkup.score.Diversity;
import io.github.visionfromtext.core.checkup.score.Realism;
import io.github.visionfromtext.core.metrics.CosineDistance;
import io.github.visionfromtext.core.metrics.PictureDistance;
import io.github.visionfromtext.core.metrics.PictureFeatures;
import io.github.visionfromtext.core.metrics.SpaceFeatures;
import io.github.visionfromtext.core.metrics.fid.InceptionFeatures;
import io.github.visionfromtext.core.metrics.lpips.Lpips;
import io.github.visionfromtext.core.training.data.PhotoFolder;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.examples.option.BackendSelection;
import io.github.visionfromtext.image.Image;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --alexnet}, {@code --photographs} and {@code --inception}: scores of drawings as pictures, whatever they are of. */
final class PictureScores {
    /** Side at which LPIPS compares. */
    private static final int LPIPS_SIZE = 256;

    @Option(
            names = "--alexnet",
            paramLabel = "FILE",
            description = "Measures by LPIPS how much drawings of the same concept differ: torchvision's checkpoint of"
                    + " AlexNet (default: by cosines in the judge's space alone).")
    private @Nullable Path alexnet;

    @Option(
            names = "--photographs",
            paramLabel = "DIR",
            description = "Measures how far the drawings are from photographs, as many of them, drawn by the seed"
                    + " (default: nobody does).")
    private @Nullable Path photographs;

    @Option(
            names = "--inception",
            paramLabel = "FILE",
            description = "Measures that distance by FID: pytorch-fid's checkpoint pt_inception-2015-12-05 (default: in"
                    + " the judge's space, which is no FID).")
    private @Nullable Path inception;

    /** Checks what can be checked before anything is drawn. */
    void check(JudgeChoice judge) {
        if (photographs != null && inception == null && !judge.isChosen()) {
            throw new InvalidInputException(
                    "--photographs needs features to compare; name a network with --inception or a space with --judge");
        }
        if (inception != null && photographs == null) {
            throw new InvalidInputException("--inception needs pictures to compare with; name them with --photographs");
        }
        if (photographs != null) {
            PhotoFolder.files(photographs);
        }
    }

    /** What the judge's space says. */
    SetScores inSpace(DrawnPictures pictures, ContrastiveEmbeddingSpace space, CancellationToken cancellation) {
        List<Realism> realism = inception == null && photographs != null
                ? List.of(realism(photographs, pictures, new SpaceFeatures(space), cancellation))
                : List.of();
        return new SetScores(diversity(pictures, new CosineDistance(space), cancellation), realism);
    }

    /** What the networks say that were named for it. */
    SetScores byNetworks(DrawnPictures pictures, BackendSelection selection, CancellationToken cancellation) {
        List<Diversity> diversity = List.of();
        List<Realism> realism = List.of();
        if (alexnet != null) {
            try (Backend backend = selection.open(WeightFormat.FLOAT32);
                    Lpips lpips = Lpips.open(alexnet, LPIPS_SIZE, backend)) {
                diversity = diversity(pictures, lpips, cancellation);
            }
        }
        if (inception != null && photographs != null) {
            try (Backend backend = selection.open(WeightFormat.FLOAT32);
                    InceptionFeatures features = InceptionFeatures.open(inception, backend)) {
                realism = List.of(realism(photographs, pictures, features, cancellation));
            }
        }
        return new SetScores(diversity, realism);
    }

    private static Realism realism(
            Path photographs, DrawnPictures pictures, PictureFeatures features, CancellationToken cancellation) {
        List<Path> drawn = pictures.files();
        List<Path> taken = PhotoFolder.files(photographs);
        int count = Math.min(drawn.size(), taken.size());
        return Realism.of(
                sample(drawn, count, pictures.seed()), sample(taken, count, pictures.seed()), features, cancellation);
    }

    private static List<Image> sample(List<Path> files, int count, long seed) {
        List<Path> shuffled = new ArrayList<>(files);
        Collections.shuffle(shuffled, new Random(seed));
        return new StoredPictures(shuffled.subList(0, count));
    }

    /** None where no concept was drawn twice. */
    private static List<Diversity> diversity(
            DrawnPictures pictures, PictureDistance distance, CancellationToken cancellation) {
        List<List<Image>> byConcept = pictures.byConcept().stream()
                .<List<Image>>map(StoredPictures::new)
                .toList();
        Diversity diversity = Diversity.of(byConcept, distance, pictures.seed(), cancellation);
        return diversity.pairs() > 0 ? List.of(diversity) : List.of();
    }
}
