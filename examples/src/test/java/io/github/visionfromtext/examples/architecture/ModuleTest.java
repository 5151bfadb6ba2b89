package io.github.visionfromtext.examples.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.visionfromtext.examples.architecture.Modules.API;
import static io.github.visionfromtext.examples.architecture.Modules.BACKEND_DJL;
import static io.github.visionfromtext.examples.architecture.Modules.BACKEND_ND4J;
import static io.github.visionfromtext.examples.architecture.Modules.CORE;
import static io.github.visionfromtext.examples.architecture.Modules.EXAMPLES;
import static io.github.visionfromtext.examples.architecture.Modules.LANGCHAIN4J;
import static io.github.visionfromtext.examples.architecture.Modules.LIBRARY;
import static io.github.visionfromtext.examples.architecture.Modules.RENDERERS;
import static io.github.visionfromtext.examples.architecture.Modules.ROOT;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** Who may know whom. */
@AnalyzeClasses(packages = ROOT, importOptions = DoNotIncludeTests.class)
class ModuleTest {
    @ArchTest
    static final ArchRule apiNeedsTheJdkAndSlf4jOnly = classes()
            .that(API)
            .should()
            .onlyDependOnClassesThat(
                    API.or(resideInAnyPackage("java..", "javax..", "org.slf4j..", "org.jspecify.annotations..")));

    @ArchTest
    static final ArchRule coreKnowsNoEngine = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    BACKEND_DJL,
                    BACKEND_ND4J,
                    RENDERERS,
                    "ai.djl.pytorch..",
                    "ai.djl.tensorflow..",
                    "org.nd4j..",
                    "org.tensorflow..");

    @ArchTest
    static final ArchRule backendKnowsTheApiOnly = noClasses()
            .that()
            .resideInAnyPackage(BACKEND_DJL, BACKEND_ND4J)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CORE);

    @ArchTest
    static final ArchRule renderersKnowTheApiOnly = noClasses()
            .that()
            .resideInAPackage(RENDERERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, BACKEND_DJL, BACKEND_ND4J);

    @ArchTest
    static final ArchRule onlyOneModuleKnowsLangChain4j = noClasses()
            .that(LIBRARY)
            .and()
            .resideOutsideOfPackage(LANGCHAIN4J)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LANGCHAIN4J, "dev.langchain4j..");

    @ArchTest
    static final ArchRule libraryKnowsNotItsUsers =
            noClasses().that(LIBRARY).should().dependOnClassesThat().resideInAPackage(EXAMPLES);

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("(" + ROOT + "..)").should().beFreeOfCycles();

    @ArchTest
    static void eachPackageLivesInOneModule(JavaClasses classes) {
        Map<String, Set<String>> modules =
                classes.stream().collect(groupingBy(JavaClass::getPackageName, mapping(ModuleTest::module, toSet())));
        assertThat(modules).allSatisfy((room, homes) -> assertThat(homes).hasSize(1));
    }

    /** The class path entry, be it a folder or a jar, that a class came from. */
    private static String module(JavaClass type) {
        String file = type.getSource().map(Source::getUri).orElseThrow().toString();
        return file.substring(0, file.length() - (type.getName() + ".class").length());
    }
}
