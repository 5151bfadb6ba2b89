package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.score.Judge;
import io.github.visionfromtext.image.ImageFiles;
import java.nio.file.Path;
import java.util.List;

/** Shows a judge the pictures of attempts, one by one from their files. */
record Judging(Judge judge, CancellationToken cancellation) {

    /** The same attempts; those with a whole picture have their scores now. */
    List<Attempt> judge(List<Attempt> attempts, Path folder) {
        return attempts.stream()
                .map(attempt -> attempt.isOk() ? judge(attempt, folder) : attempt)
                .toList();
    }

    private Attempt judge(Attempt attempt, Path folder) {
        cancellation.throwIfCancelled("Judging");
        Concept concept = new Concept(attempt.category(), attempt.concept());
        return attempt.with(judge.fidelity(ImageFiles.read(folder.resolve(attempt.picture())), concept));
    }
}
