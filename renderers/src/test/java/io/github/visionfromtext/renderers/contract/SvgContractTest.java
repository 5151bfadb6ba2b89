package io.github.visionfromtext.renderers.contract;

import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.renderers.svg.SvgRendererProvider;
import io.github.visionfromtext.tck.drawing.CodeRendererTck;
import io.github.visionfromtext.tck.drawing.SamplePrograms;

class SvgContractTest extends CodeRendererTck {
    @Override
    protected CodeRendererProvider provider() {
        return new SvgRendererProvider();
    }

    @Override
    protected final SamplePrograms programs() {
        String open = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'>\n";
        return new SamplePrograms(
                open + "<circle cx='10' cy='5' r='4'/></svg>",
                open + "<rect width='5' height='5' fill='teal'/></svg>",
                open + "</svg>",
                open + "<image href='/cat.png' width='9' height='9'/></svg>",
                2,
                null);
    }
}
