/**
 * Drawings in TikZ, set by pdflatex and turned into pixels by PDFBox, both in a worker JVM's cage. Whole documents are taken
 * as they are, fragments are wrapped into one; a document class of ours stands in for {@code standalone}, so that the page is
 * the picture.
 */
@NullMarked
package io.github.visionfromtext.renderers.tikz;

import org.jspecify.annotations.NullMarked;
