package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.Resampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds figures in a picture: each connected area of one colour is one, apart from the background, the blends at smoothed edges
 * and specks. A thin ring around an area of another colour is its outline.
 */
final class ImageReader {
    private static final int LARGEST = 1024;
    private static final double SPECK = 1e-4;
    private static final double THIN = 0.12;
    private static final double HOLLOW = 0.25;

    private ImageReader() {}

    static List<Figure> figures(Image image) {
        int side = Math.max(image.width(), image.height());
        Image small = side <= LARGEST
                ? image
                : image.resize(
                        Math.max(1, image.width() * LARGEST / side),
                        Math.max(1, image.height() * LARGEST / side),
                        Resampling.BILINEAR);
        double scale = (double) side / Math.max(small.width(), small.height());
        Palette palette = Palette.of(small);
        int smallest = (int) Math.max(12, SPECK * small.width() * small.height());
        List<Region> regions = Regions.of(palette.labels(), small.width(), small.height()).stream()
                .filter(region -> region.area() >= smallest && !region.isFringe())
                .toList();
        return figures(withoutOutlines(regions), palette, scale);
    }

    /** Rings that are thin and filled by another region are that region's outline; it grows by them. */
    private static List<Region> withoutOutlines(List<Region> regions) {
        List<Region> inner = new ArrayList<>(regions);
        inner.sort(Comparator.comparingInt(Region::area));
        List<Region> figures = new ArrayList<>(regions);
        for (Region ring : regions) {
            if (ring.thickness() > THIN * ring.side() || ring.holes() == 0) {
                continue;
            }
            inner.stream()
                    .filter(region -> region != ring
                            && region.label() != ring.label()
                            && ring.surrounds(region)
                            && region.filledArea() > 0.85 * ring.holes())
                    .findFirst()
                    .ifPresent(region -> {
                        figures.remove(ring);
                        figures.replaceAll(figure -> figure == region ? region.within(ring) : figure);
                    });
        }
        return figures;
    }

    private static List<Figure> figures(List<Region> regions, Palette palette, double scale) {
        List<Figure> figures = new ArrayList<>();
        for (Region region : regions) {
            List<Point> outline = region.outline().stream()
                    .map(point -> new Point(point.x() * scale, point.y() * scale))
                    .toList();
            boolean hollow = region.emptyHoles() > HOLLOW * region.filledArea();
            Form form = FormFinder.OF_PIXELS.of(outline);
            Set<String> colours = palette.names(region.label());
            figures.add(new Figure(outline, true, form, Box.around(outline), !hollow, colours, 0));
        }
        return figures;
    }
}
