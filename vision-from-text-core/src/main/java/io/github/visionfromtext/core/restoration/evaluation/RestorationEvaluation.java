package io.github.visionfromtext.core.restoration.evaluation;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.metrics.Psnr;
import io.github.visionfromtext.core.metrics.Ssim;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport.Level;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport.Scores;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs methods on samples and scores what comes out (sheet 1.13: 4 pixels cut off each side, mean over pictures). */
public final class RestorationEvaluation {
    /** Names of the strength levels: thirds of the range from 0 to the strongest degradation met. */
    private static final List<String> LEVELS = List.of("low", "mid", "high");

    private static final int PICTURES_AT_ONCE = 32;

    private RestorationEvaluation() {}

    /**
     * Scores every method on every sample.
     *
     * @throws InvalidInputException if there is no sample
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static EvaluationReport evaluate(
            String task,
            List<Sample> samples,
            List<Method> methods,
            ProgressListener progress,
            CancellationToken cancellation) {
        if (samples.isEmpty()) {
            throw new InvalidInputException("There is no picture to evaluate on");
        }
        Map<String, List<Scores>> scores = new LinkedHashMap<>();
        for (Method method : methods) {
            List<Scores> each = new ArrayList<>();
            for (int first = 0; first < samples.size(); first += PICTURES_AT_ONCE) {
                cancellation.throwIfCancelled("Evaluating");
                List<Sample> some = samples.subList(first, Math.min(samples.size(), first + PICTURES_AT_ONCE));
                each.addAll(score(method, some));
                progress.progress("evaluate " + method.name(), each.size(), samples.size(), "");
            }
            scores.put(method.name(), each);
        }
        return new EvaluationReport(task, samples.size(), means(scores, all(samples.size())), levels(samples, scores));
    }

    private static List<Scores> score(Method method, List<Sample> samples) {
        List<Image> restored = method.restore()
                .apply(samples.stream().map(sample -> sample.degraded().input()).toList());
        List<Scores> scores = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Image reference = samples.get(i).degraded().reference();
            scores.add(new Scores(
                    Psnr.LM4LV.score(reference, restored.get(i)), Ssim.LM4LV.score(reference, restored.get(i))));
        }
        return scores;
    }

    private static List<Integer> all(int count) {
        return java.util.stream.IntStream.range(0, count).boxed().toList();
    }

    private static Map<String, Scores> means(Map<String, List<Scores>> scores, List<Integer> samples) {
        Map<String, Scores> means = new LinkedHashMap<>();
        scores.forEach((name, each) -> means.put(
                name,
                new Scores(
                        samples.stream()
                                .mapToDouble(i -> each.get(i).psnr())
                                .average()
                                .orElse(Double.NaN),
                        samples.stream()
                                .mapToDouble(i -> each.get(i).ssim())
                                .average()
                                .orElse(Double.NaN))));
        return means;
    }

    private static List<Level> levels(List<Sample> samples, Map<String, List<Scores>> scores) {
        double strongest = samples.stream()
                .mapToDouble(sample -> sample.degraded().strength())
                .max()
                .orElse(0);
        List<Level> levels = new ArrayList<>();
        for (int level = 0; level < LEVELS.size(); level++) {
            double from = strongest * level / LEVELS.size();
            double to = strongest * (level + 1) / LEVELS.size();
            boolean last = level == LEVELS.size() - 1;
            List<Integer> members = all(samples.size()).stream()
                    .filter(i -> samples.get(i).degraded().strength() >= from
                            && (last || samples.get(i).degraded().strength() < to))
                    .toList();
            if (!members.isEmpty()) {
                levels.add(new Level(LEVELS.get(level), from, to, members.size(), means(scores, members)));
            }
        }
        return levels;
    }
}
