/**
 * Scores of results against references. Image similarity so far: PSNR and SSIM, by the definitions LM4LV evaluates with, and
 * the summary of a score over a data set.
 */
@NullMarked
package io.github.visionfromtext.core.metrics;

import org.jspecify.annotations.NullMarked;
