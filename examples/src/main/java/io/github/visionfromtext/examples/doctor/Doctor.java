package io.github.visionfromtext.examples.doctor;

import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.drawing.CodeRenderers;
import java.util.List;

/** Every check there is, in the order a person reads them. */
public final class Doctor {
    private Doctor() {}

    /** Examines this machine; opens every engine that is here, which takes a few seconds the first time. */
    public static Diagnosis examine() {
        return examine(List.of(
                new JavaCheck(),
                new BackendCheck(Backends.providers()),
                new NativeCacheCheck(),
                new ModelCheck(PretrainedModels.get()),
                new RendererCheck(CodeRenderers.providers()),
                new ToolCheck()));
    }

    static Diagnosis examine(List<Check> checks) {
        return new Diagnosis(
                checks.stream().flatMap(check -> check.examine().stream()).toList());
    }
}
