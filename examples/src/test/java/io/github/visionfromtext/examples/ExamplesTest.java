package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.examples.demo.DemoPhoto;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
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
}
