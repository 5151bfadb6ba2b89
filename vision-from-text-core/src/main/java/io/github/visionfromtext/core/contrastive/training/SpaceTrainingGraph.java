package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.model.clip.ClipGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.image.Image;

/**
 * CLIP with its losses.
 *
 * <table>
 * <caption>Functions</caption>
 * <tr><td>{@code words}</td><td>{@code loss} of texts alone: 1 - cosine between what a linear layer makes of a text's embedding
 *     and where a sentence encoder puts the text</td></tr>
 * <tr><td>{@code pairs}</td><td>that, and the contrastive loss of pictures and captions (Radford et al. 2021, figure 3), where
 *     all captions that are equal are right; pictures are seen by the patches {@code kept}</td></tr>
 * </table>
 */
final class SpaceTrainingGraph {
    static final String WORDS = "words";
    static final String PAIRS = "pairs";
    static final String LOSS = "loss";

    /** Goes from an embedding to the sentence encoder's space; trained with the model, but no part of it. */
    static final String TEACHER = "teacher_projection.weight";

    static final String LOGIT_SCALE = "logit_scale";

    /** As in CLIP the scale is not to grow above 100, which makes training unstable. */
    private static final double MOST_LOGIT_SCALE = 100;

    private static final double WEIGHT_OF_WORDS = 1;

    private final GraphModule.Builder module = GraphModule.builder("clip-training");
    private final ClipConfig config;
    private final ClipGraph clip;
    private final int teacherSize;

    private SpaceTrainingGraph(ClipConfig config, int teacherSize) {
        this.config = config;
        this.clip = new ClipGraph(module, config);
        this.teacherSize = teacherSize;
    }

    /**
     * Builds both functions.
     *
     * @param teacherSize dimension of the sentence encoder
     */
    static GraphModule build(ClipConfig config, int teacherSize) {
        SpaceTrainingGraph graph = new SpaceTrainingGraph(config, teacherSize);
        Weight teacher = graph.module.weight(TEACHER, teacherSize, config.projectionSize());
        FunctionBuilder words = graph.module.function(WORDS);
        words.output(LOSS, graph.distillation(words, teacher));
        FunctionBuilder pairs = graph.module.function(PAIRS);
        pairs.output(
                LOSS,
                graph.contrast(pairs).plus(graph.distillation(pairs, teacher).times(WEIGHT_OF_WORDS)));
        return graph.module.build();
    }

    private Value distillation(FunctionBuilder f, Weight teacher) {
        Dim texts = Dim.symbol("texts");
        Value embeddings = clip.embedText(f, f.intInput("texts", texts, Dim.symbol("words")));
        Value truth = f.input("sentences", texts, teacherSize);
        Value cosines = normalised(embeddings.linear(teacher, null))
                .times(normalised(truth))
                .sum(1);
        return cosines.meanOfAll().times(-1).plus(1);
    }

    /** {@code same [pairs, pairs]} says with 1 which captions are equal, each row divided by its sum. */
    private Value contrast(FunctionBuilder f) {
        Dim pairs = Dim.symbol("pairs");
        int size = config.vision().imageSize();
        Value images = normalised(clip.embedImage(
                f,
                f.input("pixels", pairs, Image.CHANNELS, size, size),
                f.intInput("kept", pairs, Dim.symbol("patches"))));
        Value captions = normalised(clip.embedText(f, f.intInput("captions", pairs, Dim.symbol("tokens"))));
        Value same = f.input("same", pairs, pairs);
        Value scale = f.value(module.weight(LOGIT_SCALE)).exp().minimum(f.constant(MOST_LOGIT_SCALE));
        Value logits = images.matMul(captions.transpose(1, 0)).times(scale);
        return crossEntropy(logits, same)
                .plus(crossEntropy(logits.transpose(1, 0), same))
                .times(0.5);
    }

    private static Value crossEntropy(Value logits, Value target) {
        return logits.logSoftmax(1).times(target).sum(1).meanOfAll().times(-1);
    }

    private static Value normalised(Value rows) {
        Value squares =
                rows.times(rows).meanKeepingAxes(1).times((double) rows.dim(1).fixed());
        return rows.dividedBy(squares.plus(1e-12).sqrt());
    }
}
