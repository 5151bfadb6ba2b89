/**
 * Scores restorations against clean pictures: PSNR and SSIM as LM4LV defines them, beside the baselines, by strength of the
 * degradation.
 */
@NullMarked
package io.github.visionfromtext.core.restoration.evaluation;

import org.jspecify.annotations.NullMarked;
