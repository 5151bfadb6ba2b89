package io.github.visionfromtext.core.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param step steps done by then
 * @param loss training loss by then, smoothed
 * @param scores by name
 */
public record EvaluationPoint(long step, double loss, Map<String, Double> scores) {
    public EvaluationPoint {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }
}
