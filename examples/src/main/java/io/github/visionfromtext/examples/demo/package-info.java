/** The demo: noise is added to embedded photographs and taken out again, and one HTML page shows how that went. */
@NullMarked
package io.github.visionfromtext.examples.demo;

import org.jspecify.annotations.NullMarked;
