package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.tck.BackendTck;

class Nd4jTckTest extends BackendTck {
    @Override
    protected Backend open() {
        return Backends.open(Nd4jProvider.NAME, new BackendOptions("cpu", 1));
    }
}
