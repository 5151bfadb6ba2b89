package io.github.visionfromtext.graph;

import io.github.visionfromtext.GraphException;
import io.github.visionfromtext.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The length of one axis: a number, a symbol such as {@code batch} or {@code time}, or a sum of products of them
 * ({@code time+1}, {@code 64*batch}). Immutable; two dims are equal if and only if they are the same polynomial.
 *
 * <p>Symbols get their numbers when a session is opened (state) or a function is called (inputs).
 */
public final class Dim {
    /** Monomial (sorted symbols, repeated for powers; empty for the constant) to its coefficient, never zero. */
    private final NavigableMap<List<String>, Long> terms;

    private Dim(NavigableMap<List<String>, Long> terms) {
        this.terms = terms;
    }

    private static NavigableMap<List<String>, Long> newTerms() {
        return new TreeMap<>((a, b) -> {
            int bySize = Integer.compare(b.size(), a.size());
            return bySize != 0 ? bySize : String.join("*", a).compareTo(String.join("*", b));
        });
    }

    /** A known length. */
    public static Dim of(long length) {
        NavigableMap<List<String>, Long> terms = newTerms();
        if (length != 0) {
            terms.put(List.of(), length);
        }
        return new Dim(terms);
    }

    /**
     * A length known only at run time.
     *
     * @param name letters, digits and underscores, starting with a letter
     */
    public static Dim symbol(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new GraphException(
                    "'" + name + "' is no name of a symbolic axis: letters, digits and underscores only");
        }
        NavigableMap<List<String>, Long> terms = newTerms();
        terms.put(List.of(name), 1L);
        return new Dim(terms);
    }

    public Dim plus(Dim other) {
        NavigableMap<List<String>, Long> sum = newTerms();
        sum.putAll(terms);
        other.terms.forEach((monomial, coefficient) -> addTerm(sum, monomial, coefficient));
        return new Dim(sum);
    }

    public Dim plus(long length) {
        return plus(of(length));
    }

    public Dim minus(Dim other) {
        return plus(other.times(of(-1)));
    }

    public Dim minus(long length) {
        return plus(of(-length));
    }

    public Dim times(Dim other) {
        NavigableMap<List<String>, Long> product = newTerms();
        terms.forEach((a, x) -> other.terms.forEach((b, y) -> {
            List<String> monomial = new ArrayList<>(a);
            monomial.addAll(b);
            Collections.sort(monomial);
            addTerm(product, List.copyOf(monomial), Math.multiplyExact(x, y));
        }));
        return new Dim(product);
    }

    public Dim times(long factor) {
        return times(of(factor));
    }

    private static void addTerm(Map<List<String>, Long> terms, List<String> monomial, long coefficient) {
        long sum = Math.addExact(terms.getOrDefault(monomial, 0L), coefficient);
        if (sum == 0) {
            terms.remove(monomial);
        } else {
            terms.put(monomial, sum);
        }
    }

    /** Whether the length is a number, known while the graph is built. */
    public boolean isFixed() {
        return terms.isEmpty() || (terms.size() == 1 && terms.containsKey(List.<String>of()));
    }

    /** Whether this dim is a single symbol, to which a run-time length can be bound directly. */
    public boolean isSymbol() {
        return terms.size() == 1
                && terms.firstEntry().getKey().size() == 1
                && terms.firstEntry().getValue() == 1;
    }

    /** Whether this dim is the number {@code length}. */
    public boolean is(long length) {
        return isFixed() && fixed() == length;
    }

    /** Whether no lengths of the symbols can make this negative. */
    boolean isNeverNegative() {
        return terms.values().stream().allMatch(coefficient -> coefficient >= 0);
    }

    /**
     * The number.
     *
     * @throws GraphException if this dim holds a symbol
     */
    public long fixed() {
        if (!isFixed()) {
            throw new GraphException("The axis length " + this + " is symbolic, a number is needed here");
        }
        return terms.getOrDefault(List.<String>of(), 0L);
    }

    /** The symbols in this dim, sorted. */
    public Set<String> symbols() {
        Set<String> names = new TreeSet<>();
        terms.keySet().forEach(names::addAll);
        return names;
    }

    /** The polynomial: each product of symbols and its coefficient. For backends that write it down in their own form. */
    public Map<List<String>, Long> terms() {
        return Collections.unmodifiableMap(terms);
    }

    /**
     * The length once every symbol has one.
     *
     * @throws InvalidInputException if a symbol has no length, or the result does not fit into a long
     */
    public long evaluate(Map<String, Long> bindings) {
        try {
            return sum(bindings);
        } catch (ArithmeticException e) {
            throw new InvalidInputException("The axis length " + this + " is too large with " + bindings, e);
        }
    }

    private long sum(Map<String, Long> bindings) {
        long sum = 0;
        for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
            long product = term.getValue();
            for (String symbol : term.getKey()) {
                Long length = bindings.get(symbol);
                if (length == null) {
                    throw new InvalidInputException(
                            "No length is known for the axis '" + symbol + "'; known: " + bindings);
                }
                product = Math.multiplyExact(product, length);
            }
            sum = Math.addExact(sum, product);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dim dim && terms.equals(dim.terms);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(terms);
    }

    @Override
    public String toString() {
        if (terms.isEmpty()) {
            return "0";
        }
        return terms.entrySet().stream()
                .map(term -> text(term.getKey(), term.getValue()))
                .collect(Collectors.joining("+"))
                .replace("+-", "-");
    }

    private static String text(List<String> monomial, long coefficient) {
        if (monomial.isEmpty()) {
            return Long.toString(coefficient);
        }
        String factor = coefficient == 1 ? "" : coefficient == -1 ? "-" : coefficient + "*";
        return factor + String.join("*", monomial);
    }
}
