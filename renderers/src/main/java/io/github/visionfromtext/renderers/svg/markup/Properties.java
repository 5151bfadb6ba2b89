package io.github.visionfromtext.renderers.svg.markup;

import java.util.Set;

/** The CSS properties that may also be written as attributes. */
public final class Properties {
    private static final Set<String> PRESENTATION = Set.of(
            ("alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters"
                            + " display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font"
                            + " font-family font-size font-size-adjust font-stretch font-style font-variant font-weight"
                            + " image-rendering isolation letter-spacing lighting-color marker marker-end marker-mid marker-start"
                            + " mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color"
                            + " stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin"
                            + " stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering"
                            + " transform-origin unicode-bidi vector-effect visibility word-spacing writing-mode white-space")
                    .split(" "));

    private Properties() {}

    public static boolean isProperty(String name) {
        return PRESENTATION.contains(name);
    }
}
