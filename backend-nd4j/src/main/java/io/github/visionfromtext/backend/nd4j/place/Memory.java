package io.github.visionfromtext.backend.nd4j.place;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import java.util.Map;

/**
 * What a session reads and writes besides its arguments.
 *
 * @param weights of the module
 * @param states of the session
 * @param lengths of the session's symbols
 */
public record Memory(Map<Weight, Floats> weights, Map<State, Floats> states, Map<String, Long> lengths) {}
