package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.report.Attempt;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The drawings of a run that gave a picture.
 *
 * @param folder where the pictures are
 * @param seed of which are compared, and of the bootstrap
 */
record DrawnPictures(List<Attempt> drawings, Path folder, long seed) {
    static DrawnPictures of(List<Attempt> attempts, Path folder, long seed) {
        return new DrawnPictures(attempts.stream().filter(Attempt::isOk).toList(), folder, seed);
    }

    /** The pictures in the order of the drawings. */
    List<Path> files() {
        return drawings.stream().map(this::file).toList();
    }

    /** The pictures of each concept. */
    Collection<List<Path>> byConcept() {
        return drawings.stream()
                .collect(Collectors.groupingBy(
                        drawing -> List.of(drawing.category(), drawing.concept()),
                        LinkedHashMap::new,
                        Collectors.mapping(this::file, Collectors.toList())))
                .values();
    }

    private Path file(Attempt drawing) {
        return folder.resolve(drawing.picture());
    }
}
