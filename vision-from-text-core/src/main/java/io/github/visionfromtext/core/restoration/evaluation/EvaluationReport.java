package io.github.visionfromtext.core.restoration.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation measured.
 *
 * @param task the degradation
 * @param images how many pictures
 * @param overall mean scores over all pictures, by method
 * @param levels mean scores by strength of the degradation, weakest first; a level without pictures is left out
 */
public record EvaluationReport(String task, int images, Map<String, Scores> overall, List<Level> levels) {
    public EvaluationReport {
        overall = Collections.unmodifiableMap(new LinkedHashMap<>(overall));
        levels = List.copyOf(levels);
    }

    /**
     * Scores against the clean picture.
     *
     * @param psnr decibels
     * @param ssim from -1 to 1
     */
    public record Scores(double psnr, double ssim) {}

    /**
     * Pictures of similar strength.
     *
     * @param name {@code "low"}, {@code "mid"} or {@code "high"}
     * @param from least strength, in the degradation's unit
     * @param to strength below which a picture belongs here; the highest level includes it
     * @param images how many
     * @param scores means by method
     */
    public record Level(String name, double from, double to, int images, Map<String, Scores> scores) {
        public Level {
            scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        }
    }
}
