/**
 * Renderings kept on disk, so that no program is run twice: a renderer that remembers
 * ({@link io.github.visionfromtext.renderers.cache.CachedRenderer}) and the folder it remembers in
 * ({@link io.github.visionfromtext.renderers.cache.RenderingCache}).
 *
 * <p>A rendering is found by what it was made from and by nothing else: language, source, options, and everything of the
 * renderer that can change a picture.
 */
@NullMarked
package io.github.visionfromtext.renderers.cache;

import org.jspecify.annotations.NullMarked;
