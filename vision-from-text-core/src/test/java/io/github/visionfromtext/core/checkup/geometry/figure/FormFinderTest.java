package io.github.visionfromtext.core.checkup.geometry.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFinderTest {
    /** Corners on an ellipse, or on two in turn. */
    private static List<Point> points(int corners, double wide, double high, double inner, double turn) {
        return IntStream.range(0, corners)
                .mapToObj(i -> {
                    double angle = Math.toRadians(360.0 * i / corners);
                    double r = i % 2 == 0 ? 1 : inner;
                    double x = wide * r * Math.cos(angle);
                    double y = high * r * Math.sin(angle);
                    double c = Math.cos(Math.toRadians(turn));
                    double s = Math.sin(Math.toRadians(turn));
                    return new Point(200 + x * c - y * s, 200 + x * s + y * c);
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 60, 60, 1, TRIANGLE",
        "4, 60, 60, 1, SQUARE",
        "4, 60, 30, 1, RHOMBUS",
        "5, 60, 60, 1, PENTAGON",
        "6, 60, 60, 1, HEXAGON",
        "8, 60, 60, 1, OCTAGON",
        "7, 60, 60, 1, OTHER",
        "9, 60, 60, 1, OTHER",
        "40, 60, 60, 1, CIRCLE",
        "200, 180, 180, 1, CIRCLE",
        "100, 25, 25, 1, CIRCLE",
        "100, 80, 40, 1, ELLIPSE",
        "10, 60, 60, 0.4, STAR",
        "12, 60, 60, 0.5, STAR",
        "40, 3, 3, 1, DOT",
        "6, 12, 12, 1, DOT",
        "8, 25, 25, 1, DOT",
        "40, 60, 1, 1, LINE",
    })
    void formsAreFoundWhateverWayTheyAreTurned(int corners, double wide, double high, double inner, Form form) {
        for (int turn = 0; turn < 360; turn += 7) {
            assertThat(FormFinder.OF_PIXELS.of(points(corners, wide, high, inner, turn)))
                    .as("turned by %d", turn)
                    .isEqualTo(form);
        }
    }

    /** What pixels show as dots has its form in a trace. */
    @ParameterizedTest
    @CsvSource({
        "3, 3, 3, 1, TRIANGLE",
        "4, 3, 3, 1, SQUARE",
        "8, 5, 5, 1, OCTAGON",
        "24, 3, 3, 1, CIRCLE",
        "24, 9, 5, 1, ELLIPSE",
        "12, 12, 12, 1, CIRCLE",
        "10, 6, 6, 0.4, STAR",
        "24, 1, 1, 1, DOT",
    })
    void smallFormsAreFoundInTraces(int corners, double wide, double high, double inner, Form form) {
        for (int turn = 0; turn < 360; turn += 7) {
            assertThat(FormFinder.OF_TRACES.of(points(corners, wide, high, inner, turn)))
                    .as("turned by %d", turn)
                    .isEqualTo(form);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 80 0 80 40 0 40, RECTANGLE",
        "20 0 100 0 80 40 0 40, PARALLELOGRAM",
        "20 0 60 0 80 40 0 40, TRAPEZOID",
        "0 0 80 10 60 60 10 80, QUADRILATERAL",
        "0 0 80 0 80 10 10 10 10 80 0 80, OTHER",
    })
    void quadrilateralsAreToldApart(String text, Form form) {
        String[] numbers = text.split(" ");
        List<Point> points = IntStream.range(0, numbers.length / 2)
                .mapToObj(i -> new Point(Integer.parseInt(numbers[2 * i]), Integer.parseInt(numbers[2 * i + 1])))
                .toList();
        assertThat(FormFinder.OF_PIXELS.of(points)).isEqualTo(form);
    }
}
