package io.github.visionfromtext.core.checkup.geometry.figure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Finds connected regions of one label; neighbours may touch by a corner. Label 0 is no region. */
final class Regions {
    private static final int MOST = 2000;

    private Regions() {}

    static List<Region> of(int[] labels, int width, int height) {
        int[] owners = new int[labels.length];
        Arrays.fill(owners, -1);
        List<List<Integer>> all = new ArrayList<>();
        for (int start = 0; start < labels.length && all.size() < MOST; start++) {
            if (labels[start] != 0 && owners[start] < 0) {
                all.add(flood(labels, width, height, start, owners, all.size()));
            }
        }
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).size() > 4) {
                regions.add(Region.of(all.get(i), labels, width, height));
            }
        }
        return regions;
    }

    private static List<Integer> flood(int[] labels, int width, int height, int start, int[] owners, int owner) {
        List<Integer> pixels = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        owners[start] = owner;
        while (!open.isEmpty()) {
            int pixel = open.pop();
            pixels.add(pixel);
            int x = pixel % width;
            int y = pixel / width;
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int next = ny * width + nx;
                    if (owners[next] < 0 && labels[next] == labels[start]) {
                        owners[next] = owner;
                        open.push(next);
                    }
                }
            }
        }
        return pixels;
    }
}
