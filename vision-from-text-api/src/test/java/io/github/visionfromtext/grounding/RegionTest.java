package io.github.visionfromtext.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionTest {
    private final Region region = new Region(10, 20, 40, 60);

    @Test
    void measuresItself() {
        assertThat(region.width()).isEqualTo(30);
        assertThat(region.height()).isEqualTo(40);
        assertThat(region.area()).isEqualTo(1200);
        assertThat(region.center()).isEqualTo(new Point(25, 40));
        assertThat(region).isEqualTo(Region.ofSize(10, 20, 30, 40));
        assertThat(Region.whole(Image.filled(7, 5, Color.BLACK))).isEqualTo(new Region(0, 0, 7, 5));
    }

    @Test
    void containsItsTopLeftButNotItsBottomRight() {
        assertThat(region.contains(new Point(10, 20))).isTrue();
        assertThat(region.contains(new Point(40, 30))).isFalse();
        assertThat(region.contains(new Point(30, 60))).isFalse();
    }

    @Test
    void intersectionOverUnion() {
        assertThat(region.intersectionOverUnion(region)).isEqualTo(1);
        assertThat(region.intersectionOverUnion(new Region(25, 20, 55, 60))).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(region.intersectionOverUnion(new Region(40, 20, 50, 60))).isZero();
        assertThat(region.intersectionOverUnion(new Region(100, 100, 101, 101))).isZero();
        Region empty = new Region(1, 1, 1, 1);
        assertThat(empty.intersectionOverUnion(empty)).isZero();
    }

    @Test
    void isClampedToAPicture() {
        assertThat(new Region(-5, -5, 500, 30).clampTo(100, 50)).isEqualTo(new Region(0, 0, 100, 30));
        assertThat(new Region(200, 10, 300, 20).clampTo(100, 50).area()).isZero();
    }

    @Test
    void everyPlaceHasBounds() {
        List<Point> points = List.of(new Point(3, 9), new Point(-1, 4), new Point(2, 5));
        assertThat(new Points(points).bounds()).isEqualTo(new Region(-1, 4, 3, 9));
        assertThat(new Trace(points).bounds()).isEqualTo(new Region(-1, 4, 3, 9));
        assertThat(Points.at(3, 4).bounds().area()).isZero();
        assertThat(region.bounds()).isSameAs(region);
    }

    @Test
    void refusesWhatIsNoPlace() {
        assertThatThrownBy(() -> new Region(5, 0, 4, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("top left first");
        assertThatThrownBy(() -> new Region(0, 0, Double.NaN, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Region(0, 0, 1, Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Point(Double.NaN, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Points(List.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Trace(List.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Region.around(List.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void distanceIsEuclidean() {
        assertThat(new Point(1, 1).distanceTo(new Point(4, 5))).isEqualTo(5);
    }
}
