package io.github.visionfromtext.core.restoration.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.restoration.RestorationGraph;
import io.github.visionfromtext.core.restoration.RestorationModel.LanguageModel;
import io.github.visionfromtext.core.restoration.TinyRestoration;
import io.github.visionfromtext.graph.Weight;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlTest {
    private final LanguageModel given = TinyRestoration.languageModel(1);
    private final RestorationGraph.Built graph =
            RestorationGraph.forInference(TinyRestoration.LLAMA, TinyRestoration.FULL);

    private Set<String> trained(Control control) {
        return graph.trainable().stream().filter(control::trains).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "NO_LANGUAGE_MODEL"})
    void onlyTheRandomControlReplacesTheLanguageModel(Control control) {
        assertThat(control.replace(given, 1)).isSameAs(given);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "RANDOM_LANGUAGE_MODEL"})
    void withALanguageModelTheWholeAdapterIsTrained(Control control) {
        assertThat(trained(control)).isEqualTo(graph.trainable());
    }

    @Test
    void withoutALanguageModelThePathAroundItIsTrained() {
        assertThat(trained(Control.NO_LANGUAGE_MODEL))
                .containsExactlyInAnyOrder(
                        "skip.weight",
                        "skip.bias",
                        "detail.hidden.weight",
                        "detail.hidden.bias",
                        "detail.gate.weight",
                        "detail.gate.bias");
    }

    @Test
    void aRandomLanguageModelHasTheSameShapeAndNoneOfTheWeights() {
        LanguageModel random = Control.RANDOM_LANGUAGE_MODEL.replace(given, 1);
        assertThat(random.config()).isEqualTo(given.config());
        assertThat(random.name()).isEqualTo("tiny-llama with random weights");
        assertThat(random.fingerprint()).isNotEqualTo(given.fingerprint());
        for (Weight weight : graph.module().weights().values()) {
            if (weight.name().startsWith("model.")) {
                assertThat(random.weights().get(weight.name()).shape())
                        .as(weight.name())
                        .isEqualTo(weight.shape().evaluate(Map.of()));
                assertThat(random.weights().get(weight.name()).toTensor().floats())
                        .isNotEqualTo(
                                given.weights().get(weight.name()).toTensor().floats());
            }
        }
    }

    @Test
    void aRandomLanguageModelDependsOnTheSeedAlone() {
        String first = Control.RANDOM_LANGUAGE_MODEL.replace(given, 1).fingerprint();
        assertThat(Control.RANDOM_LANGUAGE_MODEL.replace(given, 1).fingerprint())
                .isEqualTo(first);
        assertThat(Control.RANDOM_LANGUAGE_MODEL.replace(given, 2).fingerprint())
                .isNotEqualTo(first);
        assertThat(Control.RANDOM_LANGUAGE_MODEL
                        .replace(TinyRestoration.languageModel(9), 1)
                        .fingerprint())
                .isEqualTo(first);
    }
}
