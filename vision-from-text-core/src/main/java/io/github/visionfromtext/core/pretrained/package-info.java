/**
 * The small models that come with the library, so that it restores photographs and judges drawings without any download: what
 * there is, whether it is whole, and where it lies as files.
 */
@NullMarked
package io.github.visionfromtext.core.pretrained;

import org.jspecify.annotations.NullMarked;
