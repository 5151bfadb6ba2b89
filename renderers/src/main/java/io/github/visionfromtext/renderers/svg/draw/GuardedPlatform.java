package io.github.visionfromtext.renderers.svg.draw;

import com.github.weisj.jsvg.renderer.PlatformSupport;
import io.github.visionfromtext.renderers.svg.normalise.Budget;
import java.awt.Image;
import java.awt.image.ImageObserver;
import java.awt.image.ImageProducer;
import org.jspecify.annotations.Nullable;

/** What JSVG asks for when it makes pictures; looks at the clock on the way. */
record GuardedPlatform(Budget budget) implements PlatformSupport {
    @Override
    public @Nullable ImageObserver imageObserver() {
        budget.checkTime();
        return null;
    }

    @Override
    public @Nullable TargetSurface targetSurface() {
        return null;
    }

    @Override
    public Image createImage(ImageProducer producer) {
        budget.checkTime();
        return PlatformSupport.super.createImage(producer);
    }
}
