package io.github.visionfromtext.backend.djl.torchscript;

import java.util.List;

/**
 * What the translation of every function of a module shares.
 *
 * @param trained names of the weights that are read from the trained FLOAT32 copies instead of the module's weights
 */
record ModuleContext(Precision precision, WeightPlan plan, Constants constants, List<String> trained) {}
