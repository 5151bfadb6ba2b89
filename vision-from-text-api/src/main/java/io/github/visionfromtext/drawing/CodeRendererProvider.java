package io.github.visionfromtext.drawing;

import io.github.visionfromtext.backend.Availability;

/**
 * How a renderer is found and opened; registered in {@code META-INF/services}. Thread-safe, without state, and cheap to
 * create.
 */
public interface CodeRendererProvider {
    /** The language it renders. */
    DrawingLanguage language();

    /** Short name of the route, for instance {@code "jsvg"}: lower-case letters, digits and hyphens. */
    String name();

    /** Preference among providers of one language; the highest usable one wins. */
    int rank();

    /**
     * Whether programs can be rendered here, tools and sandbox included; if not, why and what to do. May start processes to
     * find out. Never throws.
     */
    Availability availability();

    /** Opens the renderer, with workers as suit this machine. */
    CodeRenderer create();
}
