/**
 * Drawings as people make them, stroke by stroke: read from files in the form of Google's Quick, Draw! and written as programs,
 * for a language model to recognise.
 */
@NullMarked
package io.github.visionfromtext.core.checkup.sketch;

import org.jspecify.annotations.NullMarked;
