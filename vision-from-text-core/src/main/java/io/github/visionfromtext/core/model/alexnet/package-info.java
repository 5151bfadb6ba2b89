/**
 * The convolutional layers of AlexNet (Krizhevsky 2014, "One weird trick", as torchvision lays them out) for features of
 * pictures. Convolutions are written as a gathering of windows and a matrix product.
 */
@NullMarked
package io.github.visionfromtext.core.model.alexnet;

import org.jspecify.annotations.NullMarked;
