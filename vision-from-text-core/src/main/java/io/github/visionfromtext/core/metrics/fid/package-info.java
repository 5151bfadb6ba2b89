/**
 * Features for the Fr&eacute;chet inception distance (Heusel et al. 2017), as pytorch-fid takes them. The network's weights are
 * the user's.
 */
@NullMarked
package io.github.visionfromtext.core.metrics.fid;

import org.jspecify.annotations.NullMarked;
