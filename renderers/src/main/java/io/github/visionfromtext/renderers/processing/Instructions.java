package io.github.visionfromtext.renderers.processing;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Looks at the instructions of one method. */
final class Instructions extends MethodVisitor {
    private static final String REPEATABLE = Repeatable.class.getName().replace('.', '/');
    private static final String RANDOM = "java/util/Random";
    private static final String SEEDED = Repeatable.SeededRandom.class.getName().replace('.', '/');

    private final Fence fence;
    private int line;
    private boolean seededRandom;

    Instructions(MethodVisitor next, Fence fence) {
        super(Opcodes.ASM9, next);
        this.fence = fence;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
        super.visitLineNumber(number, start);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        fence.type(type, line);
        if (opcode == Opcodes.NEW && type.equals(RANDOM)) {
            seededRandom = true;
            super.visitTypeInsn(opcode, SEEDED);
        } else {
            super.visitTypeInsn(opcode, type);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        fence.member(owner, name, line);
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        fence.member(owner, name, line);
        if (Repeatable.replaces(owner, name, descriptor)) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, REPEATABLE, name, descriptor, false);
        } else if (seededRandom && owner.equals(RANDOM) && name.equals("<init>")) {
            super.visitMethodInsn(opcode, SEEDED, name, descriptor, false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        fence.bootstrap(bootstrap.getOwner(), line);
        for (Object argument : arguments) {
            constant(argument);
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
        super.visitLdcInsn(value);
    }

    private void constant(Object value) {
        if (value instanceof Handle handle) {
            fence.member(handle.getOwner(), handle.getName(), line);
        } else if (value instanceof Type type && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY)) {
            fence.type(type.getInternalName(), line);
        }
    }
}
