package io.github.visionfromtext.renderers.svg.style;

import io.github.visionfromtext.renderers.svg.markup.Element;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who stands where among its parent's children, counted from 1. Places are computed once for each parent. */
final class Siblings {
    private final Map<Element, Place> places = new IdentityHashMap<>();

    private record Place(
            int index, int indexOfType, int count, @Nullable Element previous) {}

    int index(Element element) {
        return place(element).index();
    }

    int indexFromEnd(Element element) {
        Place place = place(element);
        return place.count() - place.index() + 1;
    }

    int indexOfType(Element element) {
        return place(element).indexOfType();
    }

    @Nullable
    Element previous(Element element) {
        return place(element).previous();
    }

    private Place place(Element element) {
        Place known = places.get(element);
        if (known != null) {
            return known;
        }
        Element parent = element.parent();
        List<Element> family = parent == null ? List.of(element) : parent.elements();
        Map<String, Integer> byType = new HashMap<>();
        Element previous = null;
        for (int i = 0; i < family.size(); i++) {
            Element member = family.get(i);
            int ofType = byType.merge(member.name(), 1, Integer::sum);
            places.put(member, new Place(i + 1, ofType, family.size(), previous));
            previous = member;
        }
        Place place = places.get(element);
        if (place == null) {
            throw new IllegalStateException(element + " is not among the children of its parent");
        }
        return place;
    }
}
