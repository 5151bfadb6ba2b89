package io.github.visionfromtext.renderers.contract;

import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.renderers.processing.ProcessingRendererProvider;
import io.github.visionfromtext.tck.drawing.CodeRendererTck;
import io.github.visionfromtext.tck.drawing.SamplePrograms;

class ProcessingContractTest extends CodeRendererTck {
    @Override
    protected CodeRendererProvider provider() {
        return new ProcessingRendererProvider();
    }

    @Override
    protected SamplePrograms programs() {
        return new SamplePrograms(
                "size(200, 100);\nbackground(255);\nellipse(100, 50, 60, 60);\n",
                "size(200, 100);\nbackground(255);\nrect(20, 20, 60, 60);\n",
                "size(100, 100);\nbackground(255);\n",
                "size(99, 99);\nfloat y = undefinedName + 2;\n",
                2,
                "size(200, 100);\nwhile (width > 0) { }\n");
    }
}
