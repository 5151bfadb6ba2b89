package io.github.visionfromtext.renderers.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.image.Image;
import org.junit.jupiter.api.Test;

class MatplotlibRendererTest extends PythonRenderersTest {
    private static final String RED = """
            import matplotlib.pyplot as plt
            fig, ax = plt.subplots(figsize=(4, 4), facecolor="red")
            ax.axis("off")
            """;

    MatplotlibRendererTest() {
        super(new MatplotlibRendererProvider(), RED + "plt.show()\n");
    }

    @Test
    void takesTheFigureShownSavedOrLeft() {
        Image shown = render(RED + "plt.show()").requireImage();
        assertThat(colorAt(shown, 0.5, 0.5)).isEqualTo("1 0 0");
        assertThat(render(RED + "plt.savefig('out.png')").requireImage()).isEqualTo(shown);
        assertThat(render(RED + "fig.savefig('/home/me/out.png', dpi=300); plt.close()")
                        .requireImage())
                .isEqualTo(shown);
        assertThat(render(RED).requireImage()).isEqualTo(shown);
    }

    @Test
    void showsTheLastFigure() {
        Image last = render(RED + "plt.show()\nplt.figure(facecolor='blue')\nplt.show()")
                .requireImage();
        assertThat(colorAt(last, 0.5, 0.5)).isEqualTo("0 0 1");
    }
}
