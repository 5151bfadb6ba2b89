package io.github.visionfromtext.grounding;

/** A place in a picture that can be asked about: a region, some points, or a line drawn with a pointer. */
public sealed interface Place permits Region, Points, Trace {
    /** The smallest region that holds all of it. */
    Region bounds();
}
