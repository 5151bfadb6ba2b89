package io.github.visionfromtext.core.reference;

/** The error function, which Java lacks. */
final class ErrorFunction {
    /** From here on erf differs from 1 by less than half a unit in the last place. */
    private static final double SATURATED = 6;

    private ErrorFunction() {}

    /**
     * erf(x) = 2/sqrt(pi) e<sup>-x^2</sup> (x + 2x<sup>3</sup>/3 + 4x<sup>5</sup>/15 + ...), Abramowitz and Stegun 7.1.6. All
     * terms have one sign, so nothing cancels.
     */
    static double erf(double x) {
        if (Math.abs(x) > SATURATED) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.ulp(sum) / 4; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
