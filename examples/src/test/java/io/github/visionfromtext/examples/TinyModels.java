package io.github.visionfromtext.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.model.clip.ClipConfigReader;
import io.github.visionfromtext.core.model.clip.ClipGraph;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.LlamaConfigReader;
import io.github.visionfromtext.core.model.llama.LlamaGraph;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfigReader;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.AdapterFolder;
import io.github.visionfromtext.core.restoration.AdapterSpec;
import io.github.visionfromtext.core.restoration.Conversation;
import io.github.visionfromtext.core.restoration.RestorationFiles;
import io.github.visionfromtext.core.restoration.RestorationGraph;
import io.github.visionfromtext.core.tokenizer.training.BpeTrainer;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Folders of random models, small enough for any test: tiles of 32x32 pixels, 17 visual tokens. */
final class TinyModels {
    private static final Map<String, Object> MAE = Map.ofEntries(
            Map.entry("model_type", "vit_mae"),
            Map.entry("patch_size", 8),
            Map.entry("hidden_size", 12),
            Map.entry("num_hidden_layers", 1),
            Map.entry("num_attention_heads", 2),
            Map.entry("intermediate_size", 16),
            Map.entry("decoder_hidden_size", 12),
            Map.entry("decoder_num_hidden_layers", 1),
            Map.entry("decoder_num_attention_heads", 2),
            Map.entry("decoder_intermediate_size", 16));

    /** All bytes, an end of text, and a few merges. */
    private static final int VOCABULARY = 264;

    private static final Map<String, Object> LLAMA = Map.of(
            "model_type", "llama",
            "vocab_size", VOCABULARY,
            "hidden_size", 8,
            "intermediate_size", 16,
            "num_hidden_layers", 1,
            "num_attention_heads", 2,
            "tie_word_embeddings", true,
            "max_position_embeddings", 256);

    private static final Map<String, Object> CLIP_TOWER =
            Map.of("hidden_size", 8, "intermediate_size", 16, "num_hidden_layers", 1, "num_attention_heads", 2);

    private TinyModels() {}

    /** A contrastive space of pictures of 16x16 pixels. */
    static Path clip(Path folder) throws IOException {
        Map<String, Object> text = new LinkedHashMap<>(CLIP_TOWER);
        text.putAll(Map.of("vocab_size", VOCABULARY, "max_position_embeddings", 32, "eos_token_id", 1));
        Map<String, Object> vision = new LinkedHashMap<>(CLIP_TOWER);
        vision.putAll(Map.of("image_size", 16, "patch_size", 8));
        writeConfig(
                folder,
                Map.of("model_type", "clip", "projection_dim", 6, "text_config", text, "vision_config", vision));
        new ObjectMapper()
                .writeValue(folder.resolve("preprocessor_config.json").toFile(), Map.of("size", 16, "crop_size", 16));
        BpeTrainer.train(List.of("a cat sat on a mat and a hat"), VOCABULARY, List.of("<|begin|>", "<|end|>"))
                .writeClipTokenizerJson(folder.resolve("tokenizer.json"));
        try (Checkpoint configured = withConfig(folder)) {
            ClipConfig config = ClipConfigReader.read(configured.config());
            GraphModule.Builder module = GraphModule.builder("clip");
            FunctionBuilder f = module.function("embed");
            ClipGraph clip = new ClipGraph(module, config);
            f.output("text", clip.embedText(f, f.intInput("ids", 1, 4)));
            f.output("image", clip.embedImage(f, f.input("pixels", 1, 3, 16, 16)));
            writeWeights(folder, "model.safetensors", withLogitScale(draw(module.build(), 3)));
        }
        return folder;
    }

    private static WeightSource withLogitScale(WeightSource weights) {
        return WeightSource.of("scale", Map.of("logit_scale", Tensor.scalar(4.6f)))
                .or(weights);
    }

    /** A vocabulary beside a language model, learned from a few words. */
    static void tokenizer(Path llama) {
        BpeTrainer.train(List.of("a cat sat on a mat and a hat"), VOCABULARY, List.of("<|endoftext|>"))
                .writeTokenizerJson(llama.resolve("tokenizer.json"));
    }

    /** An autoencoder of 32x32 pixels. */
    static Path mae(Path folder) throws IOException {
        return mae(folder, 32);
    }

    /** An autoencoder of pictures of that many pixels a side. */
    static Path mae(Path folder, int size) throws IOException {
        Map<String, Object> sized = new LinkedHashMap<>(MAE);
        sized.put("image_size", size);
        writeConfig(folder, sized);
        try (Checkpoint configured = withConfig(folder)) {
            MaeConfig config = MaeConfigReader.read(configured.config());
            GraphModule.Builder module = GraphModule.builder("mae");
            FunctionBuilder f = module.function("autoencode");
            MaeGraph mae = new MaeGraph(module, config);
            f.output("patches", mae.decode(mae.encode(f, f.input("pixels", 1, 3, size, size))));
            writeWeights(folder, "model.safetensors", draw(module.build(), 1));
        }
        return folder;
    }

    /** A language model; different seeds make models that are not the same. */
    static Path llama(Path folder, long seed) throws IOException {
        writeConfig(folder, LLAMA);
        try (Checkpoint configured = withConfig(folder)) {
            LlamaConfig config = LlamaConfigReader.read(configured.config());
            GraphModule.Builder module = GraphModule.builder("llama");
            FunctionBuilder f = module.function("forward");
            LlamaGraph llama = new LlamaGraph(module, config);
            f.output("hidden", llama.forward(f, llama.embed(f.intInput("ids", 1, 4))));
            writeWeights(folder, "model.safetensors", draw(module.build(), seed));
        }
        return folder;
    }

    /** An adapter for the two. */
    static Path adapter(Path folder, String task, Path llama, Path mae) throws IOException {
        try (Checkpoint languageModel = Checkpoints.open(llama);
                Checkpoint autoencoder = Checkpoints.open(mae)) {
            int tokens = MaeConfigReader.read(autoencoder.config()).tokens();
            AdapterConfig config = AdapterConfig.paper(tokens, 12, 8);
            Conversation text = new Conversation(
                    new long[] {1, 2},
                    new long[] {3},
                    new long[] {4},
                    new long[] {5},
                    new long[] {6},
                    config.taskTokens());
            AdapterSpec spec = AdapterSpec.of(
                    task,
                    config,
                    text,
                    RestorationFiles.languageModel(languageModel),
                    RestorationFiles.autoencoder(autoencoder));
            RestorationGraph.Built graph =
                    RestorationGraph.forInference(LlamaConfigReader.read(languageModel.config()), config);
            AdapterFolder.write(folder, spec, only(graph.trainable(), draw(graph.module(), 2)), FloatFormat.F32);
        }
        return folder;
    }

    private static WeightSource draw(GraphModule module, long seed) {
        return InitialWeights.draw(
                module, seed, (name, shape) -> name.contains("norm") ? Initializer.ONES : Initializer.normal(0.2));
    }

    private static WeightSource only(Set<String> names, WeightSource all) {
        Map<String, Tensor> some = new LinkedHashMap<>();
        names.forEach(name -> some.put(name, all.get(name).toTensor()));
        return WeightSource.of("adapter", some);
    }

    private static void writeConfig(Path folder, Map<String, Object> config) throws IOException {
        Files.createDirectories(folder);
        new ObjectMapper().writeValue(folder.resolve("config.json").toFile(), config);
    }

    /** The configuration read as everybody reads it; tensors are not there yet. */
    private static Checkpoint withConfig(Path folder) {
        writeWeights(folder, "model.safetensors", WeightSource.of("none", Map.of()));
        return Checkpoints.open(folder);
    }

    private static void writeWeights(Path folder, String file, WeightSource weights) {
        new SafetensorsWriter(FloatFormat.F32, Map.of()).write(folder.resolve(file), weights);
    }
}
