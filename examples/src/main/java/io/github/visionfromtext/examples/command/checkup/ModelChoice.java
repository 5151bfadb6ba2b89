package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.LocalModel;
import io.github.visionfromtext.core.checkup.model.ReplayedModel;
import io.github.visionfromtext.examples.option.BackendSelection;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --model} and what a local one runs with. */
final class ModelChoice {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description =
                    "replay:FILE, replies that an earlier run recorded; replay:bundled or replay:bundled/smollm2, those"
                            + " that come with the library (--concepts corpus); local:PATH, a Hugging Face folder or a GGUF"
                            + " file of the Llama family, which answers with the most probable token each time;"
                            + " langchain4j:NAME, a model of an endpoint that speaks OpenAI's dialect (--base-url).")
    private String model;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Tokens of a reply at most; a local model's (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            defaultValue = "bfloat16",
            description = "How a local model's weights are kept (default: ${DEFAULT-VALUE}).")
    private WeightFormat format;

    @Mixin
    private BackendSelection selection;

    @Mixin
    private EndpointChoice endpoint;

    /** What a local model runs on, and a judge too. */
    BackendSelection selection() {
        return selection;
    }

    /** Whether it can only repeat what comes with the library. */
    boolean isBundled() {
        return model.startsWith("replay:") && BundledReplies.names("bundled", path());
    }

    private String path() {
        return model.substring(model.indexOf(':') + 1);
    }

    /** Opens the model for as long as some work takes. */
    <R> R with(Function<LanguageModel, R> work) {
        String path = path();
        if (model.startsWith("replay:")) {
            try (LanguageModel replayed =
                    isBundled() ? BundledReplies.corpus(path).replay() : new ReplayedModel(Path.of(path))) {
                return work.apply(replayed);
            }
        }
        if (model.startsWith("local:")) {
            try (Backend backend = selection.open(format);
                    LanguageModel local = LocalModel.load(Path.of(path), backend, format, maxTokens)) {
                return work.apply(local);
            }
        }
        if (model.startsWith("langchain4j:")) {
            try (LanguageModel remote = endpoint.open(path)) {
                return work.apply(remote);
            }
        }
        throw new InvalidInputException("--model " + model + ": expected replay:FILE, local:PATH or langchain4j:NAME");
    }
}
