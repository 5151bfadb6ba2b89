package io.github.visionfromtext.examples.doctor;

import java.util.List;

/** Looks at one part of the machine. Never throws: what goes wrong is a finding. */
public interface Check {
    List<Finding> examine();
}
