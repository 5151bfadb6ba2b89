package io.github.visionfromtext.renderers.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a cage lets in. Everything else is absent: other files, the network, other processes, the environment.
 *
 * @param name for messages, such as {@code "python"}
 * @param readable folders and files of this machine that are seen read-only at their own place, besides {@code /usr} and
 *     the libraries; those that do not exist are left out
 * @param environment the whole environment
 * @param limits what all in it may use
 */
public record SandboxProfile(String name, List<Path> readable, Map<String, String> environment, SandboxLimits limits) {
    public SandboxProfile {
        readable = List.copyOf(readable);
        environment = Map.copyOf(environment);
    }
}
