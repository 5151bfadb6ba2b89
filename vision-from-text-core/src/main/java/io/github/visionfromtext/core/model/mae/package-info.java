/**
 * ViT-MAE, the masked autoencoder of He et al. (2021): configuration and graph of encoder and decoder, with HuggingFace's
 * weight names.
 */
@NullMarked
package io.github.visionfromtext.core.model.mae;

import org.jspecify.annotations.NullMarked;
