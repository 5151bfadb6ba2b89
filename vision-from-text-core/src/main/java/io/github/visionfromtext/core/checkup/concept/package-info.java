/**
 * What a language model is asked to draw: shapes out of a grammar, names of objects, sentences about scenes (A Vision Check-up
 * for Language Models, section 3.1). The lists are ours or the user's; the paper's own were never published.
 */
@NullMarked
package io.github.visionfromtext.core.checkup.concept;

import org.jspecify.annotations.NullMarked;
