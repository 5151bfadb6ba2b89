/**
 * Cages for programs that nobody has read: what a cage must hold ({@link io.github.visionfromtext.renderers.sandbox.Sandbox}),
 * one that does ({@link io.github.visionfromtext.renderers.sandbox.Bubblewrap}), and the canary that proves it on this
 * machine before anything hostile is let in.
 */
@NullMarked
package io.github.visionfromtext.renderers.sandbox;

import org.jspecify.annotations.NullMarked;
