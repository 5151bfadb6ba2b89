package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.LlamaGraph;
import io.github.visionfromtext.core.model.llama.RotaryConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig.Blocks;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.core.restoration.Conversation;
import io.github.visionfromtext.core.restoration.MaeTokenizer;
import io.github.visionfromtext.core.restoration.RestorationModel.Autoencoder;
import io.github.visionfromtext.core.restoration.RestorationModel.LanguageModel;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.core.restoration.training.AdapterTraining;
import io.github.visionfromtext.core.training.data.CropSettings;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.core.training.data.PhotoFolder;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Path;

/** What the training of an adapter needs and does not change: a tiny random language model and autoencoder, and photographs. */
final class FrozenModels implements AutoCloseable {
    static final LlamaConfig LLAMA =
            new LlamaConfig(40, 16, 32, 2, 4, 2, 4, 1e-5, RotaryConfig.plain(10_000), false, false, true, 64);
    static final MaeConfig MAE =
            new MaeConfig(16, 8, 3, new Blocks(12, 1, 2, 24, true), new Blocks(12, 1, 2, 24, true), 1e-6, false);
    static final Conversation CONVERSATION = new Conversation(
            new long[] {1, 5, 9}, new long[] {4}, new long[] {7, 8}, new long[] {2, 3}, new long[] {6, 11}, 3);

    final Backend backend = new PyTorchProvider()
            .create(BackendOptions.DEFAULT.withDevice("cpu").withThreads(1));
    final LanguageModel languageModel = new LanguageModel("tiny-llama", LLAMA, weights(llama()));
    final Autoencoder autoencoder = new Autoencoder("tiny-mae", MAE, weights(mae()));
    final MaeTokenizer tokenizer =
            MaeTokenizer.load(backend, MAE, autoencoder.weights(), WeightFormat.FLOAT32, Provenance.EMPTY);
    final Crops crops;

    /** Three photographs of waves, written into a folder and read again. */
    FrozenModels(Path photos) throws IOException {
        for (int i = 0; i < 3; i++) {
            int frequency = i + 1;
            Image waves = Image.generate(
                    40, 32, (x, y, c) -> (float) (0.5 + 0.4 * Math.sin(0.2 * frequency * x + 0.3 * y + c)));
            ImageFiles.writePng(waves, photos.resolve(i + ".png"));
        }
        crops = new Crops(
                PhotoFolder.read(photos, 32, ProgressListener.NONE, new CancellationToken()),
                CropSettings.training(MAE.imageSize()));
    }

    AdapterTraining.Frozen frozen() {
        return new AdapterTraining.Frozen(languageModel, WeightFormat.FLOAT32, CONVERSATION, autoencoder, tokenizer);
    }

    /** A crop with noise. */
    Image noisy() {
        return Degradations.byName("denoise").apply(crops.fixed(1)[0], 5).input();
    }

    private static GraphModule llama() {
        GraphModule.Builder module = GraphModule.builder("llama");
        FunctionBuilder f = module.function("forward");
        LlamaGraph llama = new LlamaGraph(module, LLAMA);
        f.output("hidden", llama.forward(f, llama.embed(f.intInput("ids", 1, 4))));
        return module.build();
    }

    private static GraphModule mae() {
        GraphModule.Builder module = GraphModule.builder("mae");
        FunctionBuilder f = module.function("autoencode");
        MaeGraph mae = new MaeGraph(module, MAE);
        f.output("patches", mae.decode(mae.encode(f, f.input("pixels", 1, 3, MAE.imageSize(), MAE.imageSize()))));
        return module.build();
    }

    private static WeightSource weights(GraphModule module) {
        return Models.source(Models.weights(module));
    }

    @Override
    public void close() {
        tokenizer.close();
        backend.close();
    }
}
