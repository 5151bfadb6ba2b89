package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.tck.BackendTck;

class PlainJavaTckTest extends BackendTck {
    @Override
    protected Backend open() {
        return Backends.open(PlainJavaProvider.NAME, new BackendOptions("cpu", 2));
    }
}
