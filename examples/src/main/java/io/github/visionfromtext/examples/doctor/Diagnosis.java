package io.github.visionfromtext.examples.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.visionfromtext.examples.doctor.Finding.Status;
import java.util.List;

/**
 * What a doctor found.
 *
 * @param findings in the order they were made
 */
public record Diagnosis(List<Finding> findings) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Whether the demo runs here: nothing it needs is missing. */
    @JsonProperty("demo_runs")
    public boolean demoRuns() {
        return findings.stream().noneMatch(finding -> finding.status() == Status.FAILURE);
    }
}
