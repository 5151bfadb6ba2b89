package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.GroupScores;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.core.checkup.score.Interval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs of the check-up as one HTML page that needs nothing else and lets nothing else in: pictures and styles are in it, it
 * has no script, and its content security policy allows none. Equal runs give equal pages.
 */
public final class CheckupReport {
    private CheckupReport() {}

    /**
     * How the page is made.
     *
     * @param title its heading
     * @param mostPictures of drawings; the tables are of all
     * @param seed of the bootstrap
     * @param notes to be read before anything else
     */
    public record Settings(String title, int mostPictures, long seed, List<String> notes) {
        public Settings {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The page.
     *
     * @throws io.github.visionfromtext.InvalidInputException if a run's picture cannot be read
     */
    public static String html(Settings settings, List<Run> runs) {
        long seed = settings.seed();
        List<Attempt> attempts = attempts(runs);
        List<GroupScores> groups = GroupScores.of(attempts, seed);
        List<String> others = groups.stream()
                .flatMap(group -> group.scores().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<Gallery> galleries = Gallery.of(runs, settings.mostPictures());
        Style style = Style.of("/report/checkup.css");
        Map<String, Object> page = new HashMap<>();
        page.put("title", settings.title());
        page.put("notes", settings.notes().stream().map(Visible::text).toList());
        page.put("style", style.css());
        page.put("hash", style.hash());
        page.put("tiles", tiles(attempts, groups, seed));
        page.put("judged", groups.stream().anyMatch(group -> group.fidelity() != null));
        page.put("others", others.stream().map(Visible::text).toList());
        page.put(
                "groups",
                groups.stream().map(group -> GroupRow.of(group, others)).toList());
        page.put(
                "rounds",
                runs.stream()
                        .map(run -> RoundTable.of(run, seed))
                        .flatMap(Optional::stream)
                        .toList());
        page.put(
                "sequences",
                runs.stream().flatMap(run -> Sequence.of(run).stream()).toList());
        page.put("galleries", galleries);
        page.put(
                "recognitions",
                runs.stream().flatMap(run -> RecognitionRow.of(run).stream()).toList());
        page.put("sets", runs.stream().flatMap(run -> SetRow.of(run).stream()).toList());
        page.put("leftOut", leftOut(attempts, galleries));
        return Templates.fill("checkup.html", page);
    }

    private static List<Attempt> attempts(List<Run> runs) {
        return runs.stream().flatMap(run -> run.attempts().stream()).toList();
    }

    /** A number and what it is of. */
    public record Tile(String number, String of) {}

    private static List<Tile> tiles(List<Attempt> attempts, List<GroupScores> groups, long seed) {
        int drawings = groups.stream().mapToInt(GroupScores::drawings).sum();
        int ok = groups.stream()
                .mapToInt(group -> group.outcomes().getOrDefault("OK", 0))
                .sum();
        double[] percentiles = attempts.stream()
                .filter(attempt -> attempt.fidelity() != null)
                .mapToDouble(attempt -> attempt.fidelity() == null ? 0 : attempt.fidelity())
                .toArray();
        return Stream.of(
                        new Tile(Integer.toString(drawings), "first drawings"),
                        new Tile(count(attempts.stream().map(Attempt::concept)), "concepts"),
                        new Tile(count(attempts.stream().map(Attempt::language)), "languages"),
                        new Tile(Figures.percent((double) ok / Math.max(1, drawings)), "drew something whole"),
                        new Tile(
                                percentiles.length == 0
                                        ? ""
                                        : Figures.number(Interval.ofMedian(percentiles, seed)
                                                .value()),
                                "median percentile"))
                .filter(tile -> !tile.number().isEmpty())
                .toList();
    }

    private static String count(Stream<String> things) {
        return Long.toString(things.distinct().count());
    }

    private static long leftOut(List<Attempt> attempts, List<Gallery> galleries) {
        long all = attempts.stream()
                .filter(attempt -> attempt.series() == Series.DRAW)
                .count();
        return all
                - galleries.stream()
                        .mapToLong(gallery -> gallery.cards().size())
                        .sum();
    }
}
