package io.github.visionfromtext.drawing;

import io.github.visionfromtext.backend.Availability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds renderers on the class path and chooses one for a language: the usable one of highest rank. */
public final class CodeRenderers {
    private static final Logger LOG = LoggerFactory.getLogger(CodeRenderers.class);

    private CodeRenderers() {}

    /** Every provider on the class path, by language, then the highest rank first. */
    public static List<CodeRendererProvider> providers() {
        List<CodeRendererProvider> providers = new ArrayList<>();
        ServiceLoader.load(CodeRendererProvider.class).forEach(providers::add);
        providers.sort(Comparator.comparing(
                        (CodeRendererProvider provider) -> provider.language().name())
                .thenComparing(
                        Comparator.comparingInt(CodeRendererProvider::rank).reversed())
                .thenComparing(CodeRendererProvider::name));
        return providers;
    }

    /**
     * Opens a renderer for a language.
     *
     * @return always: where the language cannot be rendered, a renderer that answers {@link RenderStatus#UNAVAILABLE} and
     *     what to do about it
     */
    public static CodeRenderer open(DrawingLanguage language) {
        return open(language, providers());
    }

    static CodeRenderer open(DrawingLanguage language, List<CodeRendererProvider> providers) {
        List<String> refused = new ArrayList<>();
        for (CodeRendererProvider provider : providers) {
            if (!provider.language().equals(language)) {
                continue;
            }
            Availability availability = provider.availability();
            if (availability.usable()) {
                LOG.info("Chose renderer {} for {} ({})", provider.name(), language, availability.reason());
                return provider.create();
            }
            refused.add(provider.name() + ": " + availability.reason() + "; " + availability.remedy());
            LOG.warn(
                    "Passed over renderer {} for {}: {}; {}",
                    provider.name(),
                    language,
                    availability.reason(),
                    availability.remedy());
        }
        String none = "no renderer for it is on the class path; add the module that renders it";
        return new UnavailableRenderer(language, refused.isEmpty() ? none : String.join(" | ", refused));
    }
}
