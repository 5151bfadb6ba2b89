package io.github.visionfromtext.core.checkpoint;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.LittleEndian;
import io.github.visionfromtext.core.checkpoint.gguf.GgufFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file is, by its first bytes; its name is not asked. */
enum FileFormat {
    SAFETENSORS,
    GGUF,
    TORCH_ARCHIVE,
    SHARD_INDEX;

    private static final int HEAD_BYTES = 64;

    /**
     * Looks into a file.
     *
     * @throws CheckpointException if it is none of these; the message says what it looks like instead
     */
    static FileFormat of(Path path) {
        try (FileBytes file = FileBytes.open(path)) {
            byte[] head = file.read(0, Math.min(HEAD_BYTES, file.size()), "first bytes");
            // Long enough for every comparison; the zeros match nothing.
            byte[] padded = Arrays.copyOf(head, HEAD_BYTES);
            String text = new String(padded, StandardCharsets.ISO_8859_1);
            if (LittleEndian.intAt(padded, 0) == GgufFile.MAGIC) {
                return GGUF;
            }
            if (text.startsWith("PK\3\4")) {
                return TORCH_ARCHIVE;
            }
            if (text.startsWith("{", Long.BYTES) && LittleEndian.longAt(padded, 0) > 0) {
                return SAFETENSORS;
            }
            if (text.stripLeading().startsWith("{")) {
                return SHARD_INDEX;
            }
            throw file.damaged(0, "not a checkpoint this library can read: " + guess(text, head.length));
        }
    }

    private static String guess(String text, int length) {
        if (length == 0) {
            return "the file is empty";
        }
        if (text.startsWith("version https://git-lfs")) {
            return "it is a Git LFS pointer in place of the file; fetch the file itself with 'git lfs pull'";
        }
        if (text.startsWith("\u0080\2")) {
            return "it looks like a PyTorch file from before version 1.6;"
                    + " load it and save it again with a newer PyTorch, or use safetensors";
        }
        if (text.startsWith("\u0089HDF")) {
            return "it is an HDF5 file (Keras, TensorFlow); use the safetensors or PyTorch version of the model";
        }
        if (text.stripLeading().startsWith("<")) {
            return "it looks like a web page; the download went wrong";
        }
        return "expected safetensors, GGUF, a PyTorch zip archive or the index of a sharded checkpoint";
    }
}
