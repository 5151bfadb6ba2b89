package io.github.visionfromtext.examples.demo;

/**
 * What a model's maker says about it.
 *
 * @param title name of the model
 * @param text the card, as it is
 */
public record ModelCard(String title, String text) {}
