package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Box;
import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.sentence.Relation;

/** How much two figures may miss a relation by, and how clearly they have to. */
final class RelationCheck {
    /** As a share of the smaller figure's extent: by how much two may overlap that lie beside each other. */
    private static final double BESIDE = 0.15;

    /** As a share of the canvas: farther apart than this, two neither touch nor overlap. */
    static final double APART = 0.04;

    /** As shares of the canvas. */
    private static final double TOUCH = 0.015;

    private static final double FAR = 0.25;
    private static final double NEAR = 0.12;
    private static final double LEVEL = 0.025;
    private static final double UNLEVEL = 0.06;

    private RelationCheck() {}

    /** Checks two figures on a canvas of a size. */
    static Finding check(Relation relation, Fact fact, Figure one, Figure other, int size) {
        return switch (relation) {
            case LEFT_OF -> before(fact, one.box(), other.box());
            case RIGHT_OF -> before(fact, other.box(), one.box());
            case ABOVE -> before(fact, turned(one.box()), turned(other.box()));
            case BELOW -> before(fact, turned(other.box()), turned(one.box()));
            case TOUCHING -> touching(fact, one, other, size);
            case OVERLAPPING -> overlapping(fact, one, other);
            case FAR_FROM -> far(fact, one.gap(other) / size);
            case ALIGNED -> aligned(fact, Math.abs(one.box().top() - other.box().top()) / size);
            case INSIDE -> inside(fact, one, other);
        };
    }

    private static Box turned(Box box) {
        return new Box(box.top(), box.left(), box.bottom(), box.right());
    }

    private static Finding before(Fact fact, Box first, Box second) {
        double overlap = (first.right() - second.left()) / Math.min(first.width(), second.width());
        if (first.centerX() >= second.centerX()) {
            return fact.found(Verdict.FAILS, "the other way round, or level");
        }
        return fact.found(
                overlap <= BESIDE ? Verdict.HOLDS : Verdict.UNDECIDED,
                "overlap of %.2f of the smaller",
                Math.max(0, overlap));
    }

    private static Finding touching(Fact fact, Figure one, Figure other, int size) {
        double common = Math.max(one.shareInside(other), other.shareInside(one));
        double gap = one.gap(other) / size;
        Verdict verdict = common > 0.1 || gap > APART
                ? Verdict.FAILS
                : gap <= TOUCH && common < 0.03 ? Verdict.HOLDS : Verdict.UNDECIDED;
        return fact.found(verdict, "gap of %.3f of the canvas, common share of %.2f", gap, common);
    }

    private static Finding overlapping(Fact fact, Figure one, Figure other) {
        double common = Math.max(one.shareInside(other), other.shareInside(one));
        Verdict verdict = common > 0.98
                ? Verdict.UNDECIDED
                : common >= 0.05 ? Verdict.HOLDS : common <= 0.01 ? Verdict.FAILS : Verdict.UNDECIDED;
        return fact.found(verdict, "common share of %.2f", common);
    }

    private static Finding far(Fact fact, double gap) {
        Verdict verdict = gap >= FAR ? Verdict.HOLDS : gap <= NEAR ? Verdict.FAILS : Verdict.UNDECIDED;
        return fact.found(verdict, "gap of %.3f of the canvas", gap);
    }

    private static Finding aligned(Fact fact, double offset) {
        Verdict verdict = offset <= LEVEL ? Verdict.HOLDS : offset >= UNLEVEL ? Verdict.FAILS : Verdict.UNDECIDED;
        return fact.found(verdict, "tops %.3f of the canvas apart", offset);
    }

    private static Finding inside(Fact fact, Figure one, Figure other) {
        double share = one.shareInside(other);
        Verdict verdict = share >= 0.97 ? Verdict.HOLDS : share <= 0.85 ? Verdict.FAILS : Verdict.UNDECIDED;
        return fact.found(verdict, "%.2f of it lies inside", share);
    }
}
