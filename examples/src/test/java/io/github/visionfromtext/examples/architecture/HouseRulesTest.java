package io.github.visionfromtext.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static io.github.visionfromtext.examples.architecture.Modules.INTERNAL;
import static io.github.visionfromtext.examples.architecture.Modules.LIBRARY;
import static io.github.visionfromtext.examples.architecture.Modules.ROOT;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.github.visionfromtext.VisionFromTextException;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Habits that hold in every module of the library. */
@AnalyzeClasses(packages = ROOT, importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule libraryIsSilent = noClasses().that(LIBRARY).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule libraryLogsThroughSlf4j =
            noClasses().that(LIBRARY).should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule libraryThrowsTypedExceptions =
            noClasses().that(LIBRARY).should(THROW_GENERIC_EXCEPTIONS);

    @ArchTest
    static final ArchRule publicExceptionsHaveOneRoot = classes()
            .that(LIBRARY)
            .and()
            .areAssignableTo(Throwable.class)
            .and()
            .arePublic()
            .should()
            .beAssignableTo(VisionFromTextException.class);

    @ArchTest
    static final ArchRule internalTypesStayOutOfPublicSignatures = noMembers()
            .that(describe("users can reach", HouseRulesTest::isPublic))
            .should(ArchCondition.from(
                    describe("name an internal type", (JavaMember member) -> member.getAllInvolvedRawTypes().stream()
                            .anyMatch(INTERNAL))));

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        Set<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(toSet());
        assertThat(unmarked).isEmpty();
    }

    private static boolean isPublic(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return LIBRARY.test(member.getOwner())
                && !INTERNAL.test(member.getOwner())
                && member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }
}
