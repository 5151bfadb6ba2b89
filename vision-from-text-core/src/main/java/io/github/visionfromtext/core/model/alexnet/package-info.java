/**
 * The convolutional layers of AlexNet (Krizhevsky 2014, "One weird trick", as torchvision lays them out) for features of
 * pictures.
 */
@NullMarked
package io.github.visionfromtext.core.model.alexnet;

import org.jspecify.annotations.NullMarked;
