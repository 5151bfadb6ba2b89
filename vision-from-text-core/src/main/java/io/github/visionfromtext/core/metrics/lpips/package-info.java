/**
 * LPIPS (Zhang et al. 2018), how different two pictures look, by the features of AlexNet. The learned weights of its five
 * layers, 1,152 numbers of the authors' release v0.1 (BSD-2-Clause), come with the library; AlexNet's own are the user's.
 */
@NullMarked
package io.github.visionfromtext.core.metrics.lpips;

import org.jspecify.annotations.NullMarked;
