package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.examples.option.OutputFile;
import io.github.visionfromtext.examples.report.CheckupReport;
import io.github.visionfromtext.examples.report.MachineFiles;
import io.github.visionfromtext.examples.report.Run;
import io.github.visionfromtext.examples.report.RunFolder;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vft checkup report}. */
@Command(
        name = "report",
        description = {
            "Makes one HTML page of what the other tests left behind: tables, pictures, programs, what changed from round to"
                    + " round.",
            "Beside it come report.jsonl, every attempt, and summary.json, the tables, for machines."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft checkup report drawings corrections --out report.html",
        })
public final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders that vft checkup wrote into.")
    private List<Path> folders;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The page.")
    private Path output;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Vision check-up",
            description = "Its heading (default: ${DEFAULT-VALUE}).")
    private String title;

    @Option(
            names = "--pictures",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Most drawings to show; the tables are of all (default: ${DEFAULT-VALUE}).")
    private int pictures;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of the bootstrap of means and medians (default: ${DEFAULT-VALUE}).")
    private long seed;

    public ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OutputFile page = OutputFile.at(output);
        OutputFile lines = OutputFile.at(output.resolveSibling("report.jsonl"));
        OutputFile summary = OutputFile.at(output.resolveSibling("summary.json"));
        List<Run> runs = folders.stream().map(ReportCommand::read).toList();
        page.write(CheckupReport.html(new CheckupReport.Settings(title, pictures, seed, List.of()), runs));
        lines.write(MachineFiles.lines(runs));
        summary.write(MachineFiles.summary(runs, seed));
        terminal.out().println(output.toAbsolutePath().normalize().toUri());
        return ExitCodes.OK;
    }

    private static Run read(Path folder) {
        if (!RunFolder.isRun(folder)) {
            throw new InvalidInputException("there is nothing to report in " + folder
                    + ": expected drawings.jsonl, corrections.jsonl or recognitions.jsonl, as vft checkup writes them");
        }
        return RunFolder.read(folder);
    }
}
