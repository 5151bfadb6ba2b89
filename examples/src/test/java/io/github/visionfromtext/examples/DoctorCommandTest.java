package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.backend.BackendProvider;
import io.github.visionfromtext.backend.Backends;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    private final CommandLineHarness vft = new CommandLineHarness();

    @Test
    void exitCodeAndLastLineSayWhetherTheDemoRuns() {
        int exitCode = vft.run("doctor");
        assertThat(vft.out())
                .contains("java", "cores")
                .contains(exitCode == 0 ? "The demo can run: vft demo" : "The demo cannot run here yet.");
    }

    @Test
    void jsonNamesEveryBackendOnTheClassPath() throws IOException {
        int exitCode = vft.run("doctor", "--json");
        JsonNode diagnosis = new ObjectMapper().readTree(vft.out());
        assertThat(diagnosis.get("demo_runs").asBoolean()).isEqualTo(exitCode == 0);
        List<String> names =
                Backends.providers().stream().map(BackendProvider::name).toList();
        assertThat(diagnosis.get("findings").findValuesAsText("subject")).containsAll(names);
    }
}
