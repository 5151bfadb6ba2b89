/**
 * Drawings in Python: turtle and Matplotlib, run by CPython in a cage. A worker imports what is slow once and forks a child
 * for each program, with limits and a system-call filter of its own; its scratch folder is emptied in between. Turtles need
 * no display: a module of ours keeps the list of what they draw, which this process turns into pixels with the canvas and
 * the fonts of every other language.
 */
@NullMarked
package io.github.visionfromtext.renderers.python;

import org.jspecify.annotations.NullMarked;
