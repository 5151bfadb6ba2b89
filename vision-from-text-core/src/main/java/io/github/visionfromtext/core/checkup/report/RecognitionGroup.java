package io.github.visionfromtext.core.checkup.report;

import io.github.visionfromtext.core.checkup.score.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The recognitions of a run by one model, in one setting and language.
 *
 * @param right how many answers are right, from 0 to 1; a reply that cannot be read is wrong
 * @param unreadable how many replies cannot be read
 * @param chance what guessing gets: the mean of one over the number of names to choose from
 */
public record RecognitionGroup(
        String model, String setting, String language, int count, Interval right, Interval unreadable, double chance) {
    private record Key(String model, String setting, String language) {
        static Key of(Recognised line) {
            return new Key(line.model(), line.setting(), line.language());
        }
    }

    /** Scores of every group there is, by model, setting and language. */
    public static List<RecognitionGroup> of(List<Recognised> lines) {
        Map<Key, List<Recognised>> groups = new TreeMap<>(
                Comparator.comparing(Key::model).thenComparing(Key::setting).thenComparing(Key::language));
        lines.forEach(line ->
                groups.computeIfAbsent(Key.of(line), key -> new ArrayList<>()).add(line));
        return groups.entrySet().stream()
                .map(group -> of(group.getKey(), group.getValue()))
                .toList();
    }

    private static RecognitionGroup of(Key key, List<Recognised> lines) {
        int count = lines.size();
        int right = (int) lines.stream().filter(Recognised::correct).count();
        int lost = (int) lines.stream().filter(line -> line.answer() == null).count();
        long names = lines.stream().map(Recognised::name).distinct().count();
        double chance = lines.stream()
                .mapToDouble(line ->
                        1.0 / (line.choices().isEmpty() ? names : line.choices().size()))
                .average()
                .orElse(Double.NaN);
        return new RecognitionGroup(
                key.model(),
                key.setting(),
                key.language(),
                count,
                Interval.ofRate(right, count),
                Interval.ofRate(lost, count),
                chance);
    }
}
