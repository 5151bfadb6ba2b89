package io.github.visionfromtext.tck.rules;

/** Rules about one backend. */
public abstract class BackendRules {
    /** For the classes of this package; the rules are not meant to be extended outside the TCK. */
    BackendRules() {}

    /** What is tested. */
    protected abstract Subject subject();
}
