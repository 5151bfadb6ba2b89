package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DegradeCommandTest {
    private static final Image CLEAN = Image.generate(40, 30, (x, y, channel) -> (x * 5 + y * 3 + channel * 20) / 255f);

    private final CommandLineHarness vft = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path clean;

    @BeforeEach
    void writePicture() {
        clean = folder.resolve("clean.png");
        ImageFiles.writePng(CLEAN, clean);
    }

    @Test
    void writesWhatTheLibraryMakesOfPictureTaskAndSeed() {
        Path noisy = folder.resolve("noisy.png");
        assertThat(degrade("denoise", noisy, "--seed", 7)).isZero();
        assertThat(ImageFiles.read(noisy))
                .isEqualTo(Degradations.byName("denoise")
                        .apply(ImageFiles.read(clean), 7)
                        .image());
        assertThat(vft.out()).startsWith(noisy.toString()).contains("denoise", "seed 7");
        assertThat(vft.err()).isEmpty();
    }

    @Test
    void strengthIsWhatIsAskedFor() {
        assertThat(degrade("denoise", folder.resolve("noisy.png"), "--strength", "0.125"))
                .isZero();
        assertThat(vft.out()).contains("0.125");
    }

    @Test
    void spatialTaskWritesTheTransformedPicture() {
        Path turned = folder.resolve("turned.png");
        assertThat(degrade("rotate", turned)).isZero();
        assertThat(ImageFiles.read(turned).width()).isEqualTo(CLEAN.height());
    }

    @Test
    void unknownTaskListsTheTasks() {
        assertThat(degrade("sharpen", folder.resolve("out.png"))).isEqualTo(ExitCodes.USAGE);
        assertThat(vft.err()).contains("--task", "sharpen", "denoise", "deblur", "flip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loud", "0.1..", "1..2..3", "NaN", "0.2..0.1"})
    void unreadableStrengthIsAUsageError(String strength) {
        assertThat(degrade("denoise", folder.resolve("out.png"), "--strength", strength))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(vft.err()).contains("--strength");
    }

    @Test
    void impossibleStrengthNamesTheBounds() {
        assertThat(degrade("denoise", folder.resolve("out.png"), "--strength", "7"))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("7.0", "expected 0.0 to 1.0");
        assertThat(folder.resolve("out.png")).doesNotExist();
    }

    @Test
    void missingPictureIsNamed() {
        Path missing = folder.resolve("missing.png");
        assertThat(vft.run("degrade", "--task", "flip", "--image", missing, "--out", folder.resolve("out.png")))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains(missing.toString(), "no such file");
    }

    @Test
    void textCalledPngIsRefused() throws IOException {
        Files.writeString(clean, "this is a letter, not a picture");
        assertThat(degrade("flip", folder.resolve("out.png"))).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).hasLineCount(1).contains(clean.toString()).doesNotContain("Exception");
        assertThat(folder.resolve("out.png")).doesNotExist();
    }

    @Test
    void halfAPictureIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(clean);
        Files.write(clean, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(degrade("flip", folder.resolve("out.png"))).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains(clean.toString());
        assertThat(folder.resolve("out.png")).doesNotExist();
    }

    @Test
    void theInputIsNeverOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(clean);
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), clean);
        Path hardLink = Files.createLink(folder.resolve("hard.png"), clean);
        for (Path output : new Path[] {clean, folder.resolve(".").resolve("clean.png"), link, hardLink}) {
            assertThat(degrade("flip", output)).as("%s", output).isEqualTo(ExitCodes.USAGE);
        }
        assertThat(vft.err()).contains("choose another name");
        assertThat(Files.readAllBytes(clean)).isEqualTo(before);
    }

    @Test
    void unknownEndingIsAUsageError() {
        assertThat(degrade("flip", folder.resolve("out.gif"))).isEqualTo(ExitCodes.USAGE);
        assertThat(vft.err()).contains("out.gif", ".png or .jpg");
    }

    @Test
    void missingFolderIsNamedBeforeAnyWork() {
        assertThat(degrade("flip", folder.resolve("nowhere/out.png"))).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains(folder.resolve("nowhere").toString(), "create it");
    }

    @Test
    void folderWithoutWritePermissionIsNamed() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(locked))
                .as("run as a user that permissions apply to (not root)")
                .isFalse();
        assertThat(degrade("flip", locked.resolve("out.png"))).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains(locked.toString(), "permission");
    }

    @Test
    void aOnePixelPictureIsAPicture() {
        ImageFiles.writePng(Image.filled(1, 1, io.github.visionfromtext.image.Color.WHITE), clean);
        assertThat(degrade("deblur", folder.resolve("out.png"))).isZero();
        assertThat(ImageFiles.read(folder.resolve("out.png")).width()).isEqualTo(1);
    }

    private int degrade(String task, Path output, Object... more) {
        Object[] arguments = new Object[7 + more.length];
        System.arraycopy(
                new Object[] {"degrade", "--task", task, "--image", clean, "--out", output}, 0, arguments, 0, 7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return vft.run(arguments);
    }
}
