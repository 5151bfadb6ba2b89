package io.github.visionfromtext.tck;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;

class ReferenceTckTest extends BackendTck {
    @Override
    protected Backend open() {
        return Backends.open("reference", BackendOptions.DEFAULT);
    }
}
