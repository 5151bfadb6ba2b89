package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.CancellationToken;
import java.nio.file.Path;

/**
 * A language model whose replies are recorded, and that is not asked again what it has answered before: a run that broke off
 * goes on where it was.
 */
public final class RecordingModel implements LanguageModel {
    private final LanguageModel model;
    private final ReplyFile file;

    /**
     * Records a model.
     *
     * @param model who is asked; closed with this
     * @param file JSON lines; begun if it is not there
     * @throws io.github.visionfromtext.InvalidInputException if the file cannot be written or holds something else
     */
    public RecordingModel(LanguageModel model, Path file) {
        this.model = model;
        this.file = new ReplyFile(file);
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public String reply(Question question, CancellationToken cancellation) {
        String known = file.find(name(), question);
        if (known != null) {
            return known;
        }
        String reply = model.reply(question, cancellation);
        file.append(name(), question, reply);
        return reply;
    }

    @Override
    public void close() {
        try (file;
                model) {
            // Both close, the second even if the first fails.
        }
    }
}
