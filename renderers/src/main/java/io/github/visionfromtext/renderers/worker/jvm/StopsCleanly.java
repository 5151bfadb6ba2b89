package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.drawing.CodeRenderer;

/**
 * A renderer whose programs run in processes of their own: one that it has stopped leaves no thread and no memory behind, so
 * that its worker JVM can go on.
 */
public interface StopsCleanly extends CodeRenderer {}
