/**
 * Scores of pictures: how alike a picture is to its reference (PSNR and SSIM, by the definitions LM4LV evaluates with) with the
 * summary over a data set, how different pictures are from each other, and how far one set of pictures is from another.
 */
@NullMarked
package io.github.visionfromtext.core.metrics;

import org.jspecify.annotations.NullMarked;
