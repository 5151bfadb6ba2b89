package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.FrozenLlmAdapter;
import io.github.visionfromtext.restoration.Restoration;
import io.github.visionfromtext.restoration.RestorationOptions;
import io.github.visionfromtext.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link FrozenLlmAdapter} over an {@link ImageTokenizer} and a loaded {@link RestorationGraph}. */
public final class LlmRestorer implements FrozenLlmAdapter {
    private final ImageTokenizer tokenizer;
    private final LoadedModule module;
    private final Conversation conversation;
    private final String task;
    private final Provenance provenance;

    /**
     * @param tokenizer images to tokens; closed with this
     * @param module the inference functions of {@link RestorationGraph}; closed with this
     * @param conversation text around the images
     * @param task what the adapter was trained for
     * @param provenance of the language model, the adapter and the backend
     */
    public LlmRestorer(
            ImageTokenizer tokenizer,
            LoadedModule module,
            Conversation conversation,
            String task,
            Provenance provenance) {
        this.tokenizer = tokenizer;
        this.module = module;
        this.conversation = conversation;
        this.task = task;
        this.provenance = provenance;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(task);
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public List<Restoration> restoreAll(List<Image> images, RestorationOptions options) {
        if (!task.equals(options.task())) {
            throw new InvalidInputException("This adapter was trained for the task '" + task + "', not for '"
                    + options.task() + "'; train or load one for it");
        }
        List<Restoration> restored = new ArrayList<>();
        return restored;
    }

    /** Restores one batch of tiles. */
    private List<Image> restoreTiles(List<Image> tiles, RestorationOptions options, int firstTile, Tally tally) {
        options.cancellation().throwIfCancelled("Restoring");
        Tensor degraded = tokenizer.encode(tiles);
        long begin = System.nanoTime();
        VisualTokenLoop.Generated generated;
        try (Session session = openSession(tiles.size())) {
            generated = VisualTokenLoop.of(options.decoding())
                    .generate(
                            session,
                            conversation,
                            degraded,
                            new VisualTokenLoop.Listening(options.tokens(), firstTile, options.cancellation()));
        }
        tally.add(System.nanoTime() - begin, generated.passes());
        return tokenizer.decode(generated.tokens());
    }

    private Session openSession(int batch) {
        int visual = tokenizer.visualTokens();
        long capacity = conversation.promptLength(visual) + visual;
        return module.openSession(Map.of("batch", (long) batch, "capacity", capacity));
    }

    /** Time and passes of a call's batches. */
    private static final class Tally {
        private long nanos;
        private int passes;
        private int batches;

        void add(long moreNanos, int morePasses) {
            nanos += moreNanos;
            passes += morePasses;
            batches++;
        }

        Duration time() {
            return Duration.ofNanos(nanos);
        }

        double meanPasses() {
            return (double) passes / Math.max(1, batches);
        }
    }

    @Override
    public void close() {
        try (tokenizer;
                module) {
            // Both close, the second even if the first fails.
        }
    }
}
