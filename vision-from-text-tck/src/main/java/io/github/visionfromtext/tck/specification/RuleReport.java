package io.github.visionfromtext.tck.specification;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Notes for each rule what became of its tests. A required rule cannot be skipped: a test of it that
 * aborts fails. */
public final class RuleReport implements InvocationInterceptor {
    private final Specification specification = Specification.load();
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    /** By rule; those without a test that ran are missing. */
    public Map<String, Outcome> outcomes() {
        return Map.copyOf(outcomes);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        record(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        record(invocation, context);
    }

    /** What fails while it makes its tests has none that could fail. */
    @Override
    public <T extends @Nullable Object> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable e) {
            note(specification.rule(ruleOf(context)), Outcome::fail);
            throw e;
        }
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        record(invocation, context);
    }

    private void record(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        Specification.Entry rule = specification.rule(ruleOf(context));
        try {
            invocation.proceed();
        } catch (AbsentCapability e) {
            if (rule.isRequired()) {
                note(rule, Outcome::fail);
                throw new AssertionError("Rule " + rule.id() + " is required, but was skipped: " + e.reason(), e);
            }
            note(rule, outcome -> outcome.skip(e.reason()));
            throw e;
        } catch (Throwable e) {
            note(rule, Outcome::fail);
            e.addSuppressed(new BrokenRule(rule));
            throw e;
        }
        note(rule, Outcome::pass);
    }

    private void note(Specification.Entry rule, UnaryOperator<Outcome> change) {
        outcomes.merge(rule.id(), change.apply(Outcome.NONE), (before, one) -> change.apply(before));
    }

    /** A dynamic test has no method of its own; its factory has. */
    private static String ruleOf(ExtensionContext context) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            Optional<Rule> rule = at.get().getTestMethod().map(method -> method.getAnnotation(Rule.class));
            if (rule.isPresent()) {
                return rule.get().value();
            }
            at = at.get().getParent();
        }
        throw new IllegalStateException(
                "The test " + context.getDisplayName() + " names no rule; annotate its method with @Rule");
    }

    /** Brings the text of the rule into the report of a failed test. */
    private static final class BrokenRule extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenRule(Specification.Entry rule) {
            super("Rule " + rule.id() + " (" + rule.strength() + "): " + rule.text(), null, false, false);
        }
    }
}
