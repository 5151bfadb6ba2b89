package io.github.visionfromtext.examples.doctor;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.ArrayList;
import java.util.List;

/** Which drawing languages can be rendered, and by what. Asking a renderer may start its sandbox. */
final class RendererCheck implements Check {
    private static final List<DrawingLanguage> LANGUAGES = List.of(
            DrawingLanguage.SVG,
            DrawingLanguage.PROCESSING,
            DrawingLanguage.TURTLE,
            DrawingLanguage.MATPLOTLIB,
            DrawingLanguage.TIKZ);

    private final List<CodeRendererProvider> providers;

    RendererCheck(List<CodeRendererProvider> providers) {
        this.providers = providers;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (CodeRendererProvider provider : providers) {
            Availability availability = provider.availability();
            String subject = provider.language() + " by " + provider.name();
            findings.add(
                    availability.usable()
                            ? Finding.ok("drawing", subject, availability.reason())
                            : Finding.warning("drawing", subject, availability.reason(), availability.remedy()));
        }
        for (DrawingLanguage language : LANGUAGES) {
            if (providers.stream().noneMatch(provider -> provider.language().equals(language))) {
                findings.add(Finding.warning(
                        "drawing",
                        language.name(),
                        "no renderer for it is on the class path",
                        "add the module that renders it"));
            }
        }
        return findings;
    }
}
