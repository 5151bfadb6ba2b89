package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.core.restoration.tiling.Tiling;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.Decoding;
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
    private final SessionOpener sessions;
    private final Resources owned;
    private final Conversation conversation;
    private final String task;
    private final boolean detail;
    private final Provenance provenance;

    private LlmRestorer(
            ImageTokenizer tokenizer,
            SessionOpener sessions,
            Resources owned,
            Conversation conversation,
            String task,
            boolean detail,
            Provenance provenance) {
        this.tokenizer = tokenizer;
        this.sessions = sessions;
        this.owned = owned;
        this.conversation = conversation;
        this.task = task;
        this.detail = detail;
        this.provenance = provenance;
    }

    /** Opens sessions of a restoration module. */
    private interface SessionOpener {
        Session open(Map<String, Long> lengths);
    }

    /** What closing a restorer closes. */
    private interface Resources {
        void close();
    }

    /**
     * A restorer that owns its models.
     *
     * @param tokenizer images to tokens; closed with the restorer
     * @param module the inference functions of {@link RestorationGraph}; closed with the restorer
     * @param conversation text around the images
     * @param task what the adapter was trained for
     * @param adapter its layers
     * @param provenance of the language model, the adapter and the backend
     */
    public static LlmRestorer of(
            ImageTokenizer tokenizer,
            LoadedModule module,
            Conversation conversation,
            String task,
            AdapterConfig adapter,
            Provenance provenance) {
        Resources owned = () -> {
            try (tokenizer;
                    module) {
                // Both close, the second even if the first fails.
            }
        };
        return new LlmRestorer(tokenizer, module::openSession, owned, conversation, task, adapter.detail(), provenance);
    }

    /** A restorer over an adapter that is being trained; closing it closes nothing. */
    public static LlmRestorer during(
            TrainingSession training,
            ImageTokenizer tokenizer,
            Conversation conversation,
            String task,
            AdapterConfig adapter) {
        return new LlmRestorer(
                tokenizer,
                training::openSession,
                () -> {},
                conversation,
                task,
                adapter.detail(),
                tokenizer.provenance());
    }

    /**
     * One parallel pass that starts from the degraded tokens: the first of fixed-point decoding.
     *
     * @param session of a restoration module, opened for this batch
     * @return {@code [batch, tokens, features]}, as {@code degraded}
     */
    public static Tensor draft(Session session, Conversation conversation, Tensor degraded) {
        return VisualTokenLoop.of(new Decoding.FixedPoint(0, 1))
                .generate(session, conversation, degraded, VisualTokenLoop.Listening.NONE)
                .tokens();
    }

    /** What turns images into tokens, for baselines beside this. */
    public ImageTokenizer tokenizer() {
        return tokenizer;
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
        Call call = new Call(options);
        Restoration[] restored = new Restoration[images.size()];
        List<Integer> tileSized = new ArrayList<>();
        for (int i = 0; i < restored.length; i++) {
            if (isTile(images.get(i))) {
                tileSized.add(i);
            } else {
                restored[i] = call.restoreInTiles(images.get(i));
            }
        }
        for (int first = 0; first < tileSized.size(); first += options.batch()) {
            List<Integer> batch = tileSized.subList(first, Math.min(tileSized.size(), first + options.batch()));
            List<Restoration> results =
                    call.restoreTogether(batch.stream().map(images::get).toList());
            for (int i = 0; i < results.size(); i++) {
                restored[batch.get(i)] = results.get(i);
            }
        }
        return List.of(restored);
    }

    private boolean isTile(Image image) {
        return image.width() == tokenizer.imageSize() && image.height() == tokenizer.imageSize();
    }

    /** One call of {@link #restoreAll}: its options, and time and passes as they add up. */
    private final class Call {
        private final RestorationOptions options;
        private final Provenance settings;
        private int tilesDone;
        private long nanos;
        private long passes;

        Call(RestorationOptions options) {
            this.options = options;
            this.settings = provenance
                    .with("restoration.task", task)
                    .with("restoration.decoding", options.decoding())
                    .with("restoration.overlap", options.overlap());
        }

        Restoration restoreInTiles(Image image) {
            Tiling tiling = new Tiling(tokenizer.imageSize(), options.overlap(), options.batch());
            int tilesBefore = tilesDone;
            long nanosBefore = nanos;
            long passesBefore = passes;
            Image result = tiling.process(image, this::restoreTiles, options.progress(), options.cancellation());
            return restoration(result, tilesDone - tilesBefore, nanos - nanosBefore, passes - passesBefore);
        }

        /** Images of a tile's size, in one batch. */
        List<Restoration> restoreTogether(List<Image> images) {
            long nanosBefore = nanos;
            long passesBefore = passes;
            List<Image> results = restoreTiles(images);
            List<Restoration> restored = new ArrayList<>();
            for (Image result : results) {
                restored.add(restoration(
                        result, 1, (nanos - nanosBefore) / images.size(), (passes - passesBefore) / images.size()));
            }
            options.progress().progress("images", tilesDone, -1, "");
            return restored;
        }

        private Restoration restoration(Image image, int tiles, long spent, long tilePasses) {
            return new Restoration(
                    image,
                    tiles * tokenizer.visualTokens(),
                    (double) tilePasses / tiles,
                    Duration.ofNanos(spent),
                    settings);
        }

        private List<Image> restoreTiles(List<Image> tiles) {
            options.cancellation().throwIfCancelled("Restoring");
            Tensor degraded = tokenizer.encode(tiles);
            try (Session session = openSession(tiles.size())) {
                long begin = System.nanoTime();
                VisualTokenLoop.Generated generated = VisualTokenLoop.of(options.decoding())
                        .generate(
                                session,
                                conversation,
                                degraded,
                                new VisualTokenLoop.Listening(options.tokens(), tilesDone, options.cancellation()));
                nanos += System.nanoTime() - begin;
                passes += (long) generated.passes() * tiles.size();
                tilesDone += tiles.size();
                List<Image> restored = tokenizer.decode(generated.tokens());
                return detail
                        ? LostDetail.bringBack(session, tokenizer, tiles, degraded, generated.tokens(), restored)
                        : restored;
            }
        }
    }

    private Session openSession(int batch) {
        return sessions.open(conversation.sessionLengths(batch, tokenizer.visualTokens()));
    }

    @Override
    public void close() {
        owned.close();
    }
}
