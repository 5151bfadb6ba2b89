/**
 * Renderers in Java that run apart from this process, in a JVM of their own inside a cage: what they are asked and answer
 * ({@link io.github.visionfromtext.renderers.worker.jvm.RenderMessages}), the process
 * ({@link io.github.visionfromtext.renderers.worker.jvm.WorkerJvm}) and the renderer that hides it
 * ({@link io.github.visionfromtext.renderers.worker.jvm.IsolatedRenderer}).
 */
@NullMarked
package io.github.visionfromtext.renderers.worker.jvm;

import org.jspecify.annotations.NullMarked;
