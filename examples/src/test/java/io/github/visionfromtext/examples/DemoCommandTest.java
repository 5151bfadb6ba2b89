package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.examples.demo.DemoPhoto;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path folder;

    private final CommandLineHarness vft = new CommandLineHarness();

    @Test
    void writesThePageSaysWhereAndPrintsTheScores() throws IOException {
        assertThat(demo(folder.resolve("a/b"))).as(vft.err()).isZero();
        List<String> lines = vft.out().lines().toList();
        Path page = Path.of(URI.create(lines.get(lines.size() - 2)));
        Path drawings = Path.of(URI.create(lines.get(lines.size() - 1)));
        assertThat(drawings).isEqualTo(page.resolveSibling("drawings.html"));
        assertThat(page).isEqualTo(folder.resolve("a/b/report.html"));
        assertThat(page).content().contains("</html>", DemoPhoto.ALL.get(6).title(), "language-model.fingerprint");
        assertThat(vft.out())
                .contains("7 photographs, 21 restorations", "low (10)", "high (50)", "over MAE-r", "drawings in svg");
        try (var files = Files.list(page.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(page, drawings);
        }
    }

    @Test
    void cancelledDemoLeavesNoPage() throws IOException {
        vft.terminal().cancellation().cancel();
        assertThat(demo(folder.resolve("out"))).isEqualTo(ExitCodes.CANCELLED);
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void folderThatCannotBeIsNamedBeforeTheWork() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(demo(file.resolve("out"))).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).hasLineCount(1).contains(file.toString(), "choose another");
    }

    private int demo(Path out) throws IOException {
        Path mae = TinyModels.mae(folder.resolve("mae"));
        Path llama = TinyModels.llama(folder.resolve("llama"), 1);
        Path adapter = TinyModels.adapter(folder.resolve("adapter"), "denoise", llama, mae);
        return vft.run(
                "demo",
                "--out",
                out,
                "--llm",
                llama,
                "--mae",
                mae,
                "--adapter",
                adapter,
                "--overlap",
                0,
                "--batch",
                64);
    }
}
