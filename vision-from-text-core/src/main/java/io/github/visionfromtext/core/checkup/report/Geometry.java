package io.github.visionfromtext.core.checkup.report;

import io.github.visionfromtext.core.checkup.geometry.Finding;
import java.util.List;

/**
 * What the geometric checks found in a drawing.
 *
 * @param findings one for each fact of its sentence
 * @param source what was looked at: {@code trace} or {@code picture}
 */
public record Geometry(List<Finding> findings, String source) {
    @SuppressWarnings("ConstantValue") // What a line leaves out is null.
    public Geometry {
        findings = findings == null ? List.of() : List.copyOf(findings);
        source = source == null ? "" : source;
    }
}
