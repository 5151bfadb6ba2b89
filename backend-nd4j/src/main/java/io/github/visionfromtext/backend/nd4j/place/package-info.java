/** Where the numbers of a call are: arguments, values, caches, and working memory that values hold one after another. */
@NullMarked
package io.github.visionfromtext.backend.nd4j.place;

import org.jspecify.annotations.NullMarked;
