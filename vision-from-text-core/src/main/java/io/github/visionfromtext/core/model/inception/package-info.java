/**
 * Inception-v3 (Szegedy et al. 2016) as the Fr&eacute;chet inception distance uses it: the network of TensorFlow's release of
 * 2015-12-05 up to its last pooling, under the names that pytorch-fid gives its weights.
 */
@NullMarked
package io.github.visionfromtext.core.model.inception;

import org.jspecify.annotations.NullMarked;
