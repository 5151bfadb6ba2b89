/**
 * Drawings in Processing, by Processing's own library, preprocessor and Java2D renderer, without a window. Programs run only
 * in a worker JVM inside a cage ({@link io.github.visionfromtext.renderers.processing.ProcessingRendererProvider}); there,
 * each is preprocessed, compiled, checked for what it refers to, and run in a class loader of its own.
 */
@NullMarked
package io.github.visionfromtext.renderers.processing;

import org.jspecify.annotations.NullMarked;
