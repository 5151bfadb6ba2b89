/** What the tests of the check-up leave behind, as JSON lines, and what can be said of all of it together. */
@NullMarked
package io.github.visionfromtext.core.checkup.report;

import org.jspecify.annotations.NullMarked;
