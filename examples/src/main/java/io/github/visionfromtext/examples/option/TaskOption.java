package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.restoration.degradation.Degradation;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --task}: one of LM4LV's. */
public final class TaskOption {
    @Option(
            names = "--task",
            required = true,
            paramLabel = "TASK",
            converter = ByName.class,
            completionCandidates = Names.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private Degradation degradation;

    /** The task's degradation, as strong as in the paper. */
    public Degradation degradation() {
        return degradation;
    }

    /** The task's name. */
    public String name() {
        return degradation.name();
    }

    private static final class ByName implements ITypeConverter<Degradation> {
        @Override
        public Degradation convert(String name) {
            try {
                return Degradations.byName(name);
            } catch (InvalidInputException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class Names implements Iterable<String> {
        private final List<String> names =
                Degradations.all().stream().map(Degradation::name).toList();

        @Override
        public java.util.Iterator<String> iterator() {
            return names.iterator();
        }
    }
}
