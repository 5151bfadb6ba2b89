/**
 * The language models under examination, behind one small interface. Whatever one says is recorded, so that every score can
 * be computed again without asking it again.
 */
@NullMarked
package io.github.visionfromtext.core.checkup.model;

import org.jspecify.annotations.NullMarked;
