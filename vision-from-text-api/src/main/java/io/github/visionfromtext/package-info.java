/**
 * What every room of the library shares: the exceptions, progress, cancellation and provenance.
 *
 * <p>The four systems live next door: {@code restoration} (LM4LV), {@code drawing} (Vision Check-up), {@code embedding}
 * (CLOSE) and {@code grounding} (PixelLLM). Neural networks are described in {@code graph} and run by a
 * {@code backend}.
 */
@NullMarked
package io.github.visionfromtext;

import org.jspecify.annotations.NullMarked;
