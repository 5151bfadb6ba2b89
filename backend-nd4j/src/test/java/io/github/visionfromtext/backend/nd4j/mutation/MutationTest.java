package io.github.visionfromtext.backend.nd4j.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.tck.BackendTck;
import io.github.visionfromtext.tck.specification.Rule;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Each defect is noticed by the rule it offends, and the rules that notice hold where there is none. */
class MutationTest {
    private static final String REPORT = "vft.tck.report";

    /** The table of rules of a wrong backend is not to be taken for that of ND4J. */
    @BeforeAll
    static void reportElsewhere(@TempDir Path folder) {
        System.setProperty(REPORT, folder.toString());
    }

    @AfterAll
    static void reportAsUsual() {
        System.clearProperty(REPORT);
    }

    static Stream<Mutant> mutants() {
        return Stream.of(Operations.all(), Sessions.all(), Trainings.all()).flatMap(all -> all);
    }

    static Stream<String> rules() {
        // Memory is watched in a process that is always wrong.
        return mutants().map(Mutant::rule).distinct().filter(rule -> !rule.equals("L7"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isNoticed(Mutant mutant) {
        WrongBackendTck.use(mutant.wrong());
        TestExecutionSummary summary = run(mutant.rule());
        assertThat(summary.getTestsFailedCount()).as(mutant.toString()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsWithoutDefect(String rule) {
        WrongBackendTck.use(WrongBackend::new);
        TestExecutionSummary summary = run(rule);
        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isPositive();
    }

    /** All tests of one rule. */
    private static TestExecutionSummary run(String rule) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(testsOf(rule))
                .build();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }

    private static List<DiscoverySelector> testsOf(String rule) {
        List<Class<?>> outer = List.of(WrongBackendTck.class);
        return Arrays.stream(BackendTck.class.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Nested.class))
                .flatMap(nested -> methodsOf(nested, rule).map(method ->
                        (DiscoverySelector) DiscoverySelectors.selectNestedMethod(outer, nested, method)))
                .toList();
    }

    private static Stream<Method> methodsOf(Class<?> nested, String rule) {
        return ReflectionSupport.streamMethods(
                nested.getSuperclass(),
                method -> method.isAnnotationPresent(Rule.class)
                        && method.getAnnotation(Rule.class).value().equals(rule),
                HierarchyTraversalMode.TOP_DOWN);
    }
}
