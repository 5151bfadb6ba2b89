package io.github.visionfromtext.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.tck.rules.BackendRules;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tck.specification.Specification;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The document and the tests hold the same rules. */
class SpecificationTest {
    private static final Specification SPECIFICATION = Specification.load();

    /** Every method of every class of rules that the suite holds. */
    private static List<Method> tests() {
        return Arrays.stream(BackendTck.class.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Nested.class))
                .flatMap(nested -> Arrays.stream(nested.getSuperclass().getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .toList();
    }

    @Test
    void everyTestNamesARuleAndEveryRuleHasATest() {
        assertThat(tests()).allSatisfy(test -> assertThat(test.isAnnotationPresent(Rule.class))
                .as(test.getName())
                .isTrue());
        Set<String> tested = tests().stream()
                .map(test -> test.getAnnotation(Rule.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested).isEqualTo(new TreeSet<>(SPECIFICATION.rules().keySet()));
    }

    @Test
    void theSuiteHoldsEveryClassOfRules() {
        assertThat(BackendTck.class.getDeclaredClasses())
                .filteredOn(nested -> nested.isAnnotationPresent(Nested.class))
                .hasSize(14)
                .allSatisfy(nested -> assertThat(BackendRules.class).isAssignableFrom(nested));
    }

    @Test
    void strengthsAreThoseTheDocumentExplains() {
        Set<String> explained = Stream.of("required", "formats", "gradients", "refusals", "Linux")
                .collect(Collectors.toSet());
        assertThat(SPECIFICATION.rules().values()).allSatisfy(rule -> {
            assertThat(explained).contains(rule.strength());
            assertThat(rule.title()).isNotBlank();
        });
        assertThat(explained)
                .allSatisfy(strength -> assertThat(Specification.document()).contains("\n| " + strength + " | "));
    }

    @Test
    void testsThatAreNoneAreNotCounted() {
        assertThat(tests()).anySatisfy(test -> assertThat(test.isAnnotationPresent(TestFactory.class))
                .isTrue());
        assertThat(tests()).anySatisfy(test -> assertThat(test.isAnnotationPresent(ParameterizedTest.class))
                .isTrue());
        assertThat(tests()).hasSizeGreaterThan(80);
    }
}
