package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.core.restoration.Conversation;
import io.github.visionfromtext.core.restoration.ImageTokenizer;
import java.util.Map;

/** Scores an adapter while it is being trained. */
@FunctionalInterface
public interface AdapterEvaluation {
    /** Measures nothing. */
    AdapterEvaluation NONE = (session, tokenizer, conversation) -> Map.of();

    /** Scores by name, in the order they are to be shown. */
    Map<String, Double> evaluate(TrainingSession session, ImageTokenizer tokenizer, Conversation conversation);
}
