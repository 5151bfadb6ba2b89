/** Drawing programs that come with the library, so that the check-up runs without a model. */
@NullMarked
package io.github.visionfromtext.core.checkup.corpus;

import org.jspecify.annotations.NullMarked;
