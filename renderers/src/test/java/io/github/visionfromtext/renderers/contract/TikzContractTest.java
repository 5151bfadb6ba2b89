package io.github.visionfromtext.renderers.contract;

import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.renderers.tikz.TikzRendererProvider;
import io.github.visionfromtext.tck.drawing.CodeRendererTck;
import io.github.visionfromtext.tck.drawing.SamplePrograms;

class TikzContractTest extends CodeRendererTck {
    @Override
    protected CodeRendererProvider provider() {
        return new TikzRendererProvider();
    }

    @Override
    protected SamplePrograms programs() {
        return new SamplePrograms(
                "\\begin{tikzpicture}\n\\fill (0,0) rectangle (4,2);\n\\end{tikzpicture}\n",
                "\\begin{tikzpicture}\n\\fill[blue] (0,0) circle (1);\n\\end{tikzpicture}\n",
                "\\begin{tikzpicture}\\end{tikzpicture}\n",
                "\\begin{tikzpicture}\n\\drow (0,0) -- (1,1);\n\\end{tikzpicture}\n",
                2,
                "\\begin{tikzpicture}\n\\def\\x{\\x}\\x\n\\end{tikzpicture}\n");
    }
}
