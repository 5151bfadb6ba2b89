package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.report.RecognitionGroup;
import java.util.List;

/** A row of the table of recognition. */
public record RecognitionRow(
        String run,
        String model,
        String setting,
        String language,
        int count,
        Bar right,
        String chance,
        String unreadable) {
    static List<RecognitionRow> of(Run run) {
        return RecognitionGroup.of(run.recognised()).stream()
                .map(group -> new RecognitionRow(
                        Visible.text(run.name()),
                        Visible.text(group.model()),
                        Visible.text(group.setting()),
                        Visible.text(group.language()),
                        group.count(),
                        Bar.ofShare(group.right()),
                        Figures.percent(group.chance()),
                        Figures.share(group.unreadable())))
                .toList();
    }
}
