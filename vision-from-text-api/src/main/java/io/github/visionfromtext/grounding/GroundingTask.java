package io.github.visionfromtext.grounding;

/** What a decoder was trained for (PixelLLM, section 3). */
public enum GroundingTask {
    /** A caption of the picture, word by word with places: {@link Scene#caption}. */
    CAPTION,
    /** A phrase about a place: {@link Scene#describe}. */
    DESCRIBE,
    /** The regions an expression speaks of: {@link Scene#locate}. */
    LOCATE,
    /** Masks with the regions of {@link Scene#locate}. */
    SEGMENT,
    /** All things and a phrase about each: {@link Scene#captionAll}. */
    DENSE_CAPTION
}
