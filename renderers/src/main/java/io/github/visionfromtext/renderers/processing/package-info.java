/**
 * Drawings in Processing, by Processing's own library, preprocessor and Java2D renderer, without a window. Programs run only
 * in a worker JVM inside a cage ({@link io.github.visionfromtext.renderers.processing.ProcessingRendererProvider}); there,
 * each is preprocessed, compiled, checked for what it refers to, and run in a class loader of its own.
 *
 * <p>The preprocessor is {@code org.processing:preprocessor}, that of Processing's own editor, and no parser or interpreter
 * of ours: what is a sketch, and what it means, is then what Processing says. Of what its pom names only the runtime of ANTLR
 * is taken; the Eclipse compiler, ICU and JNA, 30 MB, are not reached from here. One class that it refers to,
 * {@code processing.utils.SketchException}, is in an artifact that Maven Central does not have, and stands in this module.
 *
 * <p>{@code core} and {@code preprocessor} 4.5.7 are published under LGPL-2.1, as their poms say. The sources of the second bear the
 * notice of the GPL, version 2, all the same: it is an optional dependency, which a program has to name to have it.
 */
@NullMarked
package io.github.visionfromtext.renderers.processing;

import org.jspecify.annotations.NullMarked;
