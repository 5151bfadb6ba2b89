/**
 * The demo: noise is added to embedded photographs and taken out again, and programs of the bundled corpus are drawn; one HTML
 * page shows how the first went, another the second.
 */
@NullMarked
package io.github.visionfromtext.examples.demo;

import org.jspecify.annotations.NullMarked;
