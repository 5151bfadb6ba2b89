package io.github.visionfromtext.backend.nd4j.mutation;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.tck.BackendTck;
import java.util.function.UnaryOperator;

/** The contract, run on a wrong backend. Not a test of its own: it is to fail. */
class WrongBackendTck extends BackendTck {
    /** A process of its own, in which memory is watched, meets the default. */
    private static UnaryOperator<Backend> wrong = Sessions.Leak::new;

    static void use(UnaryOperator<Backend> maker) {
        wrong = maker;
    }

    @Override
    protected Backend open() {
        return wrong.apply(Backends.open("nd4j", new BackendOptions("cpu", 1)));
    }
}
