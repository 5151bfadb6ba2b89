/**
 * JMH benchmarks of the visual-token loop and what surrounds it, beside the memory bandwidth and the arithmetic
 * that bound them. Run them by {@code benchmarks/README.md}.
 */
@NullMarked
package io.github.visionfromtext.benchmarks;

import org.jspecify.annotations.NullMarked;
