package io.github.visionfromtext.core.model.inception;

import io.github.visionfromtext.graph.Value;

/**
 * Features of the places of a square picture.
 *
 * @param value {@code [batch, side * side, channels]}, places in raster order
 * @param side of the square
 * @param channels features of a place
 */
record FeatureMap(Value value, int side, int channels) {}
