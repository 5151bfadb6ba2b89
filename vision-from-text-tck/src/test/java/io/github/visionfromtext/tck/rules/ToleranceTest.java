package io.github.visionfromtext.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tck.specification.Specification;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToleranceTest {
    @ParameterizedTest
    @EnumSource
    void theTableOfTheSpecificationSaysTheSame(WeightFormat format) {
        String row = Specification.document()
                .lines()
                .filter(line -> line.startsWith("| " + format + " |"))
                .findFirst()
                .orElseThrow();
        double[] written = Arrays.stream(row.split("\\|"))
                .skip(2)
                .mapToDouble(Double::parseDouble)
                .toArray();
        Tolerance tolerance = Tolerance.of(format);
        assertThat(written)
                .isEqualTo(
                        DoubleStream.of(tolerance.element(), tolerance.graph(), tolerance.model(), tolerance.gradient())
                                .toArray());
    }
}
