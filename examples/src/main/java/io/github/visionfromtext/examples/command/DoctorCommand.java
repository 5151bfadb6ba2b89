package io.github.visionfromtext.examples.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.visionfromtext.examples.doctor.Diagnosis;
import io.github.visionfromtext.examples.doctor.Doctor;
import io.github.visionfromtext.examples.doctor.Finding;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vft doctor}. */
@Command(
        name = "doctor",
        description = "Says what runs on this machine, what does not, why, and what to do."
                + " Ends with 0 if the demo can run, else with 1.",
        footerHeading = "%nExamples:%n",
        footer = {"  vft doctor", "  vft doctor --json"})
public final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Prints the findings as JSON.")
    private boolean json;

    public DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Diagnosis diagnosis = Doctor.examine();
        if (json) {
            terminal.out().println(Json.pretty(diagnosis));
        } else {
            print(diagnosis, terminal.out());
        }
        return diagnosis.demoRuns() ? ExitCodes.OK : ExitCodes.FAILURE;
    }

    private static void print(Diagnosis diagnosis, PrintWriter out) {
        String area = "";
        for (Finding finding : diagnosis.findings()) {
            if (!finding.area().equals(area)) {
                area = finding.area();
                out.println(area);
            }
            out.printf(Locale.ROOT, "  %-8s %-12s %s%n", mark(finding), finding.subject(), finding.found());
            if (!finding.remedy().isEmpty()) {
                out.printf(Locale.ROOT, "  %-8s %-12s -> %s%n", "", "", finding.remedy());
            }
        }
        out.println();
        out.println(diagnosis.demoRuns() ? "The demo can run: vft demo" : "The demo cannot run here yet.");
    }

    private static String mark(Finding finding) {
        return switch (finding.status()) {
            case OK -> "ok";
            case WARNING -> "missing";
            case FAILURE -> "FAILED";
        };
    }
}
