package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.tck.BackendTck;

class TensorFlowTckTest extends BackendTck {
    @Override
    protected Backend open() {
        return Backends.open("djl-tensorflow", new BackendOptions("cpu", 1));
    }
}
