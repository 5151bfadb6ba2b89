/**
 * Contrastive spaces: CLIP from a HuggingFace folder with all that surrounds its towers, the cleaning and cutting of texts
 * and the resizing and normalising of pictures; and classification and retrieval in any such space.
 */
@NullMarked
package io.github.visionfromtext.core.contrastive;

import org.jspecify.annotations.NullMarked;
