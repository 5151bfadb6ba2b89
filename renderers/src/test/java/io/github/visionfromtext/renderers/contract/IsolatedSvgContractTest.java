package io.github.visionfromtext.renderers.contract;

import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.renderers.worker.jvm.IsolatedSvgProvider;

class IsolatedSvgContractTest extends SvgContractTest {
    @Override
    protected CodeRendererProvider provider() {
        return new IsolatedSvgProvider();
    }
}
