package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.drawing.Rendering;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What a worker JVM answers.
 *
 * @param leavesRemains whether the program may still run there, or hold memory, so that the JVM is not to be used again
 */
record WorkerAnswer(Rendering rendering, boolean leavesRemains) {
    static List<byte[]> encode(Rendering rendering, boolean leavesRemains) {
        List<byte[]> fields = RenderMessages.encode(rendering);
        fields.add(String.valueOf(leavesRemains).getBytes(StandardCharsets.UTF_8));
        return fields;
    }

    /**
     * Reads {@link #encode}.
     *
     * @param size side of the picture that was asked for
     * @throws IllegalArgumentException if it is no answer with a picture of that size
     */
    static WorkerAnswer decode(List<byte[]> fields, int size, Duration time) {
        Rendering rendering = RenderMessages.decodeRendering(fields, size, time);
        String last = new String(fields.get(fields.size() - 1), StandardCharsets.UTF_8);
        return new WorkerAnswer(rendering, !last.equals("false"));
    }
}
