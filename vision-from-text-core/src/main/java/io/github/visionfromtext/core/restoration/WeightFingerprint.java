package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * Tells whether two sets of weights are the same without reading them whole: SHA-256 over names, shapes and a sample of
 * elements of every tensor. An adapter fits only the language model it was trained with, and this is how it knows it again.
 *
 * <p>Not a defence against forgery: elements outside the sample do not count.
 */
final class WeightFingerprint {
    private static final int SAMPLES = 32;

    private WeightFingerprint() {}

    /** 64 hexadecimal digits for the named tensors of a source. */
    static String of(WeightSource weights, Collection<String> names) {
        MessageDigest digest = sha256();
        float[] element = new float[1];
        for (String name : new TreeSet<>(names)) {
            WeightTensor tensor = weights.get(name);
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            for (long length : tensor.shape()) {
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
            }
            long count = tensor.elementCount();
            for (int i = 0; i < Math.min(SAMPLES, count); i++) {
                tensor.read(count * i / Math.min(SAMPLES, count), element, 0, 1);
                digest.update(
                        ByteBuffer.allocate(Float.BYTES).putFloat(element[0]).array());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
