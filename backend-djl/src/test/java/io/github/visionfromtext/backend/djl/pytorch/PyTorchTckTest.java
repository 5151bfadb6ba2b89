package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.tck.BackendTck;

class PyTorchTckTest extends BackendTck {
    @Override
    protected Backend open() {
        return Backends.open("djl-pytorch", new BackendOptions("cpu", 1));
    }
}
