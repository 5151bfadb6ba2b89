/**
 * The reference backend: every operation of the graph in plain Java loops and double precision, written to be checked by
 * eye. It is the oracle other backends are tested against, and it always works; it is not meant to be fast.
 */
@NullMarked
package io.github.visionfromtext.core.reference;

import org.jspecify.annotations.NullMarked;
