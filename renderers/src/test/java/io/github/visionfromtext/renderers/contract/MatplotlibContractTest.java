package io.github.visionfromtext.renderers.contract;

import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.renderers.python.MatplotlibRendererProvider;
import io.github.visionfromtext.tck.drawing.CodeRendererTck;
import io.github.visionfromtext.tck.drawing.SamplePrograms;

class MatplotlibContractTest extends CodeRendererTck {
    @Override
    protected CodeRendererProvider provider() {
        return new MatplotlibRendererProvider();
    }

    @Override
    protected SamplePrograms programs() {
        return new SamplePrograms(
                "import matplotlib.pyplot as plt\nplt.figure(figsize=(4, 2))\nplt.plot([1, 3, 2])\nplt.show()\n",
                "import matplotlib.pyplot as plt\nplt.bar([1, 2], [3, 4])\nplt.show()\n",
                "import matplotlib.pyplot as plt\nplt.figure()\nplt.show()\n",
                "import matplotlib.pyplot as plt\nplt.plit([1, 2])\n",
                2,
                "while True:\n    pass\n");
    }
}
