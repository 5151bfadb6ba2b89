/** Runs of the check-up as one page to look at, and as files for machines. */
@NullMarked
package io.github.visionfromtext.examples.report;

import org.jspecify.annotations.NullMarked;
