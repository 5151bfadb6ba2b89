package io.github.visionfromtext.core.checkpoint.file;

import io.github.visionfromtext.tensor.WeightSource;
import java.nio.file.Path;

/** One open file of tensors, in whatever format. Thread-safe. */
public interface TensorFile extends AutoCloseable {
    Path path();

    /** The tensors under the names they have in the file; readable until this is closed. */
    WeightSource weights();

    /** Gives the file back at once; reading its tensors afterwards fails. */
    @Override
    void close();
}
