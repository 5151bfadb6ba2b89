package io.github.visionfromtext.core.contrastive.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutoutFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aSplitIsReadWithoutTheOthers() throws IOException {
        TinySpaceData.cutouts(folder);
        assertThat(TinySpaceData.read(folder, "train").captions()).containsExactly("A red disc", "A blue bar");
        assertThat(TinySpaceData.read(folder, "valid").captions()).containsExactly("A green disc");
        assertThat(TinySpaceData.read(folder, "train").get(0).keywords()).containsExactly("round", "red");
        assertThatThrownBy(() -> TinySpaceData.read(folder, "test"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'test'");
    }

    @Test
    void onWhiteACutoutIsWholeAndInTheMiddle() throws IOException {
        TinySpaceData.cutouts(folder);
        Image bar = TinySpaceData.read(folder, "train").onWhite().get(1);
        assertThat(bar.width()).isEqualTo(160);
        assertThat(bar.height()).isEqualTo(160);
        assertThat(bar.at(80, 80, 0)).isZero();
        assertThat(bar.at(80, 80, 2)).isEqualTo(1);
        assertThat(bar.at(8, 80, 0)).isLessThan(0.5f);
        assertThat(bar.at(152, 80, 0)).isLessThan(0.5f);
        assertThat(bar.at(80, 40, 0)).isEqualTo(1);
        assertThat(bar.at(2, 2, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"split\": \"train\", \"file\": \"missing.png\", \"caption\": \"x\"}",
                "{\"split\": \"train\", \"file\": \"manifest.jsonl\", \"caption\": \"x\"}",
                "{\"split\": \"train\"}"
            })
    void aDamagedManifestIsATypedError(String line) throws IOException {
        Files.writeString(folder.resolve("manifest.jsonl"), line);
        assertThatThrownBy(() -> TinySpaceData.read(folder, "train")).isInstanceOf(VisionFromTextException.class);
    }

    @Test
    void aMissingManifestIsNamed() {
        assertThatThrownBy(() -> TinySpaceData.read(folder, "train"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("manifest.jsonl");
    }

    @Test
    void readingCanBeCancelled() throws IOException {
        TinySpaceData.cutouts(folder);
        CancellationToken cancelled = new CancellationToken();
        cancelled.cancel();
        assertThatThrownBy(() -> CutoutFolder.read(folder, "train", ProgressListener.NONE, cancelled))
                .isInstanceOf(CancelledException.class);
    }
}
