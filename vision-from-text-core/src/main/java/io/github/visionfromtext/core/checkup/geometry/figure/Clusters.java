package io.github.visionfromtext.core.checkup.geometry.figure;

import java.util.ArrayList;
import java.util.List;

/** Boxes around figures that meet: of things that are drawn of several lines and areas, one each. */
final class Clusters {
    private Clusters() {}

    static List<Box> of(List<Figure> figures) {
        List<Box> clusters = new ArrayList<>();
        for (Figure figure : figures) {
            Box box = figure.box();
            for (int i = 0; i < clusters.size(); i++) {
                if (clusters.get(i).meets(box)) {
                    Box other = clusters.remove(i);
                    box = new Box(
                            Math.min(box.left(), other.left()),
                            Math.min(box.top(), other.top()),
                            Math.max(box.right(), other.right()),
                            Math.max(box.bottom(), other.bottom()));
                    // It has grown, and may meet others now.
                    i = -1;
                }
            }
            clusters.add(box);
        }
        return clusters;
    }
}
