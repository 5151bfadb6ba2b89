package io.github.visionfromtext.examples.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The modules by their package roots: one root per module, no package in two of them. */
final class Modules {
    static final String ROOT = "io.github.visionfromtext";

    static final String CORE = ROOT + ".core..";
    static final String BACKEND_DJL = ROOT + ".backend.djl..";
    static final String BACKEND_ND4J = ROOT + ".backend.nd4j..";
    static final String RENDERERS = ROOT + ".renderers..";
    static final String LANGCHAIN4J = ROOT + ".langchain4j..";
    static final String EXAMPLES = ROOT + ".examples..";

    /** What users embed; the command line only uses it. */
    static final DescribedPredicate<JavaClass> LIBRARY =
            resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(EXAMPLES)).as("belong to the library");

    /** The api owns the root package, so it is what no other module claims. */
    static final DescribedPredicate<JavaClass> API = LIBRARY.and(
                    resideOutsideOfPackages(CORE, BACKEND_DJL, BACKEND_ND4J, RENDERERS, LANGCHAIN4J))
            .as("belong to the api");

    static final DescribedPredicate<JavaClass> INTERNAL =
            resideInAPackage(ROOT + "..internal..").as("are internal");

    private Modules() {}
}
