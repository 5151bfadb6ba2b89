package io.github.visionfromtext.backend;

import io.github.visionfromtext.Provenance;
import java.util.Set;

/**
 * What an open backend is and can do.
 *
 * @param name the provider's name
 * @param engine engine and version, for instance {@code "PyTorch 2.7.1"}
 * @param device where it runs: {@code "cpu"}, {@code "cuda:0"}
 * @param deviceReason why this device was chosen, in words
 * @param threads threads inside one operation, 0 if unknown
 * @param formats weight formats it can load
 * @param trains whether it computes gradients ({@link LoadedModule#openTraining})
 */
public record BackendInfo(
        String name,
        String engine,
        String device,
        String deviceReason,
        int threads,
        Set<WeightFormat> formats,
        boolean trains) {
    public BackendInfo {
        formats = Set.copyOf(formats);
    }

    /** The part of this that belongs into a result's provenance. */
    public Provenance provenance() {
        return Provenance.EMPTY
                .with("backend.name", name)
                .with("backend.engine", engine)
                .with("backend.device", device)
                .with("backend.threads", threads);
    }
}
