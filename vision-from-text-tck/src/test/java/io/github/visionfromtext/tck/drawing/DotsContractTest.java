package io.github.visionfromtext.tck.drawing;

import io.github.visionfromtext.drawing.CodeRendererProvider;

/** The contract, passed by the renderer of dots. */
class DotsContractTest extends CodeRendererTck {
    @Override
    protected CodeRendererProvider provider() {
        return new DotsRendererProvider();
    }

    @Override
    protected SamplePrograms programs() {
        return new SamplePrograms("dot 10 5 3", "dot 4 5 2\ndot 15 5 2", "", "dot 10 5 3\ndot five", 2, null);
    }
}
