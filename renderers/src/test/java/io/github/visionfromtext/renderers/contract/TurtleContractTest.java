package io.github.visionfromtext.renderers.contract;

import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.renderers.python.TurtleRendererProvider;
import io.github.visionfromtext.tck.drawing.CodeRendererTck;
import io.github.visionfromtext.tck.drawing.SamplePrograms;

class TurtleContractTest extends CodeRendererTck {
    @Override
    protected CodeRendererProvider provider() {
        return new TurtleRendererProvider();
    }

    @Override
    protected SamplePrograms programs() {
        return new SamplePrograms(
                "from turtle import *\nsetup(400, 200)\nhideturtle()\ndot(80)\n",
                "from turtle import *\nsetup(400, 200)\nfd(50)\n",
                "import turtle\nturtle.hideturtle()\n",
                "import turtle\nturtle.foward(10)\n",
                2,
                "while True:\n    pass\n");
    }
}
