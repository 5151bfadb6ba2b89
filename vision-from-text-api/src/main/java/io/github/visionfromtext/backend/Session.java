package io.github.visionfromtext.backend;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;

/**
 * Runs the functions of a module over state of its own (a key/value cache). Meant for one thread; calls of several follow one
 * another in any order. Closing waits for a call under way and frees the state; using it afterwards throws {@link io.github.visionfromtext.BackendException}; closing twice has no effect.
 */
public interface Session extends AutoCloseable {
    /**
     * Calls a function.
     *
     * @param function its name
     * @param inputs a tensor for each input, no more, no less
     * @return a FLOAT (32 bits or more) or INT tensor for each output, in the order they were declared
     * @throws io.github.visionfromtext.InvalidInputException if the function or an input does not fit; state is unchanged
     * @throws io.github.visionfromtext.BackendException if the engine fails; the session should then be closed
     */
    Map<String, Tensor> run(String function, Map<String, Tensor> inputs);

    /**
     * Calls a function for one of its outputs.
     *
     * @throws io.github.visionfromtext.InvalidInputException if there is no such output, or as {@link #run} does
     */
    default Tensor run(String function, Map<String, Tensor> inputs, String output) {
        Map<String, Tensor> outputs = run(function, inputs);
        Tensor tensor = outputs.get(output);
        if (tensor == null) {
            throw new InvalidInputException(
                    "Function '" + function + "' has no output '" + output + "'; it has " + outputs.keySet());
        }
        return tensor;
    }

    @Override
    void close();
}
