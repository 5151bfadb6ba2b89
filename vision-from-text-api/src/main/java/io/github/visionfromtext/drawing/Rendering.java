package io.github.visionfromtext.drawing;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.image.Image;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a program. Immutable.
 *
 * @param status how it ended
 * @param image what it drew, exactly when {@link RenderStatus#hasImage()}
 * @param diagnostics what is wrong with the program, in the order of its lines; at least one unless the status has a picture
 * @param repairs what was mended before it ran, each in a few words; empty for a program taken as it is
 * @param time from taking the program up to its picture, without waiting for a worker
 * @param provenance renderer, versions, fonts, limits and sandbox, and the hash of the program
 */
public record Rendering(
        RenderStatus status,
        @Nullable Image image,
        List<Diagnostic> diagnostics,
        List<String> repairs,
        Duration time,
        Provenance provenance) {

    public Rendering {
        diagnostics = List.copyOf(diagnostics);
        repairs = List.copyOf(repairs);
        if (status.hasImage() != (image != null)) {
            throw new InvalidInputException("a rendering of status " + status + (image == null ? " without" : " with")
                    + " a picture: expected " + (status.hasImage() ? "one" : "none"));
        }
        if (!status.hasImage() && diagnostics.isEmpty()) {
            throw new InvalidInputException("a rendering of status " + status + " says nothing: expected a diagnostic");
        }
    }

    /** A rendering that gave no picture. */
    public static Rendering failed(RenderStatus status, Diagnostic why, Duration time, Provenance provenance) {
        return new Rendering(status, null, List.of(why), List.of(), time, provenance);
    }

    /** Whether the program drew something, whole and visible. */
    public boolean isOk() {
        return status == RenderStatus.OK;
    }

    /**
     * The picture, for callers who have nothing to do without one.
     *
     * @throws InvalidInputException if there is none; the message says why
     */
    public Image requireImage() {
        if (image == null) {
            throw new InvalidInputException("the program gave no picture (" + status + "): " + diagnostics.get(0));
        }
        return image;
    }
}
