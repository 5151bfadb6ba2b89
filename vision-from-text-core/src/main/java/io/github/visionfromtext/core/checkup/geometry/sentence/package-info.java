/**
 * Reads sentences of the shape grammar: which figures they name, how many, in what colour and look, and how those stand to each
 * other. For {@link io.github.visionfromtext.core.checkup.geometry}, which checks drawings against them.
 */
@NullMarked
package io.github.visionfromtext.core.checkup.geometry.sentence;

import org.jspecify.annotations.NullMarked;
