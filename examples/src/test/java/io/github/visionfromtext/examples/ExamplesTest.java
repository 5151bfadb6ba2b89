package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.examples.demo.DemoPhoto;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example classes run. */
class ExamplesTest {
    @TempDir
    private Path folder;

    @Test
    void degradePhotograph() {
        Image photo = DemoPhoto.ALL.get(0).read();
        Path clean = folder.resolve("clean.png");
        Path noisy = folder.resolve("noisy.png");
        ImageFiles.writePng(photo, clean);
        DegradePhotograph.main(new String[] {clean.toString(), noisy.toString()});
        assertThat(ImageFiles.read(noisy)).isNotEqualTo(photo);
    }

    @Test
    void restorePhotograph() throws IOException {
        Path mae = TinyModels.mae(folder.resolve("mae"), 64);
        Path llama = TinyModels.llama(folder.resolve("llama"), 1);
        Path adapter = TinyModels.adapter(folder.resolve("adapter"), "denoise", llama, mae);
        Path photo = folder.resolve("photo.png");
        Path restored = folder.resolve("restored.png");
        ImageFiles.writePng(DemoPhoto.ALL.get(0).read().crop(10, 20, 50, 40), photo);
        RestorePhotograph.main(new String[] {
            photo.toString(), restored.toString(), llama.toString(), mae.toString(), adapter.toString()
        });
        assertThat(ImageFiles.read(restored))
                .extracting(Image::width, Image::height)
                .containsExactly(50, 40);
    }
}
