/**
 * What models are trained on: folders of photographs as random crops, folders of text as windows of token ids. Everything is
 * a pure function of a seed and the files.
 */
@NullMarked
package io.github.visionfromtext.core.training.data;

import org.jspecify.annotations.NullMarked;
