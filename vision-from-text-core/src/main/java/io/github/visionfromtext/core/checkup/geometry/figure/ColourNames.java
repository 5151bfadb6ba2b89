package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.image.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What colours may be called, by the nearest of some examples of each name. Neighbours share the colours between them. */
final class ColourNames {
    /** A name counts if an example of it is hardly farther than the nearest of all. */
    private static final double MARGIN = 10;

    private static final Map<String, List<Lab>> EXAMPLES = Map.ofEntries(
            name("red", 0xff0000, 0xdc143c, 0xb22222, 0x8b0000, 0xe53935),
            name("orange", 0xffa500, 0xff8c00, 0xff7518),
            name("yellow", 0xffff00, 0xffd700, 0xf5e050, 0xffff99),
            name("green", 0x008000, 0x00ff00, 0x228b22, 0x006400, 0x32cd32, 0x90ee90, 0x808000, 0x4caf50),
            name("cyan", 0x00ffff, 0x00e5ee, 0xafeeee),
            name("turquoise", 0x40e0d0, 0x48d1cc, 0x00ced1, 0x20b2aa, 0x008b8b),
            name("blue", 0x0000ff, 0x5050ff, 0x1e90ff, 0x4169e1, 0x00008b, 0x87ceeb, 0x1976d2, 0x6495ed),
            name("purple", 0x800080, 0x8a2be2, 0x4b0082, 0x9370db, 0x6a0dad, 0xba55d3),
            name("pink", 0xffc0cb, 0xff69b4, 0xff1493, 0xff00ff, 0xf8a5c2),
            name("brown", 0x8b4513, 0xa52a2a, 0x654321, 0xa0522d, 0x964b00, 0xcd853f),
            name("black", 0x000000, 0x202020),
            name("gray", 0x808080, 0xa9a9a9, 0xd3d3d3, 0x696969, 0x505050),
            name("white", 0xffffff, 0xf5f5f5));

    private ColourNames() {}

    private static Map.Entry<String, List<Lab>> name(String name, Integer... examples) {
        return Map.entry(
                name, List.of(examples).stream().map(rgb -> Lab.of(color(rgb))).toList());
    }

    private static Color color(int rgb) {
        return new Color((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
    }

    /** Every name that the colour may go by, at least one, in alphabetical order. */
    static Set<String> of(Color color) {
        Lab lab = Lab.of(color);
        Map<String, Double> distances = new HashMap<>();
        EXAMPLES.forEach((name, examples) -> distances.put(
                name, examples.stream().mapToDouble(lab::distance).min().orElseThrow()));
        double nearest = distances.values().stream()
                .mapToDouble(distance -> distance)
                .min()
                .orElseThrow();
        Set<String> names = new TreeSet<>();
        distances.forEach((name, distance) -> {
            if (distance <= nearest + MARGIN) {
                names.add(name);
            }
        });
        return names;
    }
}
