package io.github.visionfromtext.core.pretrained;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.restoration.AdapterFolder;
import io.github.visionfromtext.core.restoration.AdapterSpec;
import io.github.visionfromtext.core.restoration.RestorationFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models that come with the library. Thread-safe. Each is checked against its SHA-256 before its first use; those inside
 * a jar are first copied to the user's cache ({@link ModelCache}).
 */
public final class PretrainedModels {
    /** A masked autoencoder of 64x64 pixels. */
    public static final String MINI_MAE = "mini-mae";

    /** A language model of the Llama architecture, trained on text alone. */
    public static final String MINI_LM = "mini-lm";

    /** A small contrastive space of texts and pictures of 64x64 pixels, for {@code ClipSpace}. */
    public static final String MINI_SPACE = "mini-space";

    private static final String CARD = "README.md";

    private static final PretrainedModels INSTANCE =
            new PretrainedModels(new ModelResources(PretrainedModels.class::getResource), ModelCache.ofUser());

    private final ModelResources resources;
    private final ModelCache cache;
    private final Map<String, Path> checked = new ConcurrentHashMap<>();

    PretrainedModels(ModelResources resources, ModelCache cache) {
        this.resources = resources;
        this.cache = cache;
    }

    /** The models of this copy of the library. */
    public static PretrainedModels get() {
        return INSTANCE;
    }

    /** Names of all models and adapters. */
    public Set<String> names() {
        return resources.models();
    }

    /**
     * The folder of a model.
     *
     * @throws CheckpointException if there is no such model, or a file of it is not what was built
     */
    public Path folder(String name) {
        return checked.computeIfAbsent(name, this::check);
    }

    private Path check(String name) {
        return resources.onDisk(name).orElseGet(() -> cache.extract(resources, name));
    }

    /** SHA-256 of each file of a model, by file name. */
    public Map<String, String> hashes(String name) {
        return resources.hashes(name);
    }

    /** What its makers say about a model, as Markdown. */
    public String card(String name) {
        return new String(resources.read(name, CARD), StandardCharsets.UTF_8);
    }

    /**
     * The files of a restoration with nothing but what comes with the library.
     *
     * @throws CheckpointException if no adapter was trained for the task
     */
    public RestorationFiles restoration(String task) {
        Path languageModel = folder(MINI_LM);
        return new RestorationFiles(languageModel, folder(MINI_MAE), folder(adapter(task, languageModel)));
    }

    /**
     * Name of the adapter for a task and a language model, wherever that lies; the first of several.
     *
     * @throws CheckpointException if there is none; the message lists those there are
     */
    public String adapter(String task, Path languageModel) {
        String fingerprint;
        try (Checkpoint checkpoint = Checkpoints.open(languageModel)) {
            fingerprint = RestorationFiles.languageModel(checkpoint).fingerprint();
        }
        List<String> others = new ArrayList<>();
        for (String name : names()) {
            if (hashes(name).containsKey(AdapterFolder.CONFIG)) {
                AdapterSpec spec = AdapterFolder.read(folder(name)).spec();
                if (spec.task().equals(task) && spec.languageModelFingerprint().equals(fingerprint)) {
                    return name;
                }
                others.add(spec.task() + " with " + spec.languageModel());
            }
        }
        throw new CheckpointException("No adapter for the task '" + task + "' with the language model " + languageModel
                + " comes with the library; there are: " + (others.isEmpty() ? "none" : String.join(", ", others))
                + ". Train one, or name the folder of yours");
    }
}
