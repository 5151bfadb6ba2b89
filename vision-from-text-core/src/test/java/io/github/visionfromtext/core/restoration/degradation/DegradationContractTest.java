package io.github.visionfromtext.core.restoration.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every task. */
class DegradationContractTest {
    private static final Image CLEAN = Image.generate(21, 13, (x, y, c) -> (float) (7 * x + 5 * y + 40 * c) / 288)
            .roundTo8Bits();

    static List<Degradation> all() {
        return Degradations.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundByItsName(Degradation degradation) {
        assertThat(Degradations.byName(degradation.name())).isEqualTo(degradation);
        assertThat(degradation.strengthUnit()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSeedAlwaysMeansTheSame(Degradation degradation) {
        assertThat(degradation.apply(CLEAN, 42)).isEqualTo(degradation.apply(CLEAN, 42));
    }

    /** These numbers are part of the public contract: published results are reproduced from their seeds. */
    @ParameterizedTest
    @CsvSource({
        "denoise, 3300754976",
        "deblur, 2495009077",
        "pepper, 1811565253",
        "derain, 4107286880",
        "mask, 834521102",
        "rotate, 898916123",
        "flip, 141420663",
    })
    void pixelsOfASeedNeverChange(String name, long checksum) {
        CRC32 crc = new CRC32();
        crc.update(Degradations.byName(name).apply(CLEAN, 2024).image().to8Bit());
        assertThat(crc.getValue()).isEqualTo(checksum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"denoise", "deblur", "pepper", "derain", "mask"})
    void restorationTasksAreJudgedAgainstTheCleanPicture(String name) {
        DegradedImage sample = Degradations.byName(name).apply(CLEAN, 7);
        assertThat(sample.input()).isSameAs(sample.image());
        assertThat(sample.reference()).isSameAs(CLEAN);
        assertThat(sample.image()).isEqualTo(sample.image().roundTo8Bits()).isNotEqualTo(CLEAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotate", "flip"})
    void spatialTasksAreJudgedAgainstTheTransformedPicture(String name) {
        DegradedImage sample = Degradations.byName(name).apply(CLEAN, 3);
        assertThat(sample.input()).isSameAs(CLEAN);
        assertThat(sample.reference()).isSameAs(sample.image()).isNotEqualTo(CLEAN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesASinglePixel(Degradation degradation) {
        Image pixel = Image.filled(1, 1, Color.WHITE);
        assertThat(degradation.apply(pixel, 1).image().width()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"denoise, 0, 0.19608", "deblur, 1, 7", "pepper, 0, 0.1", "derain, 0, 20", "mask, 0.1, 0.1"})
    void strengthsFillThePapersRange(String name, double least, double greatest) {
        Degradation degradation = Degradations.byName(name);
        Image pixel = Image.filled(1, 1, Color.WHITE);
        List<Double> strengths = LongStream.range(0, 400)
                .mapToObj(seed -> degradation.apply(pixel, seed).strength())
                .toList();
        double margin = (greatest - least) / 20;
        assertThat(strengths)
                .allSatisfy(strength -> assertThat(strength).isBetween(least, greatest))
                .anySatisfy(strength -> assertThat(strength).isLessThanOrEqualTo(least + margin))
                .anySatisfy(strength -> assertThat(strength).isGreaterThanOrEqualTo(greatest - margin));
    }

    @Test
    void anUnknownTaskListsTheKnownOnes() {
        assertThatThrownBy(() -> Degradations.byName("denoize"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("denoize")
                .hasMessageContaining("denoise, deblur, pepper, derain, mask, rotate, flip");
    }

    @ParameterizedTest
    @CsvSource({"denoise, 0.1", "deblur, 5", "pepper, 0.05", "derain, 7", "mask, 0.3"})
    void takesAFixedStrength(String name, double strength) {
        Degradation degradation = Degradations.byName(name, Strength.fixed(strength));
        assertThat(degradation.name()).isEqualTo(name);
        assertThat(degradation.apply(CLEAN, 1).strength()).isEqualTo(strength);
        assertThat(degradation.apply(CLEAN, 2).strength()).isEqualTo(strength);
    }

    @ParameterizedTest
    @CsvSource({
        "denoise, -0.1",
        "denoise, 25",
        "deblur, 4",
        "deblur, 0",
        "pepper, 1.1",
        "derain, -1",
        "mask, NaN",
        "flip, 1",
    })
    void refusesAStrengthThatMakesNoSense(String name, double strength) {
        assertThatThrownBy(() -> Degradations.byName(name, Strength.fixed(strength)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesRangesOutOfOrder() {
        assertThatThrownBy(() -> Strength.between(2, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Strength.oneOf()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new GaussianBlur(Strength.between(1, 7))).isInstanceOf(InvalidInputException.class);
    }
}
