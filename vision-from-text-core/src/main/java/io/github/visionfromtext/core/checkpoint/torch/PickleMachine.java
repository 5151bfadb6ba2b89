package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pickle of protocol 2 to 5: the operations that build {@code None}, booleans, integers ({@link Long} or
 * {@link java.math.BigInteger}), {@link Double}, strings, lists ({@link ArrayList}), tuples (unmodifiable lists), sets and
 * dictionaries. What names and calls something goes to {@link TorchGlobals}; every other operation is refused.
 */
final class PickleMachine {
    /** Enough for the largest training state; keeps a hostile pickle from turning each byte into an object. */
    private static final int MAX_OBJECTS = 4_000_000;

    private static final int MAX_MARKS = 1000;

    private final PickleInput input;
    private final TorchGlobals globals;
    private final List<@Nullable Object> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, @Nullable Object> memo = new HashMap<>();
    private int objects;

    PickleMachine(FileBytes file, long position, byte[] bytes, TorchGlobals globals) {
        this.input = new PickleInput(file, position, bytes);
        this.globals = globals;
    }

    /**
     * Runs to the end.
     *
     * @return what the pickle holds
     * @throws CheckpointException if it is damaged, or does anything but build plain data and tensors
     */
    @Nullable
    Object run() {
        while (true) {
            int operation = input.nextOperation();
            if (operation == '.') {
                return pop();
            }
            step(operation);
        }
    }

    private void step(int operation) {
        switch (operation) {
            case 0x80 -> requireProtocol(input.unsignedByte());
            case 0x95 -> input.skip(Long.BYTES); // FRAME, a hint for readers that buffer

            case 'N' -> push(null);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) input.signedInt());
            case 'K' -> push((long) input.unsignedByte());
            case 'M' -> push((long) input.unsignedShort());
            case 0x8a -> push(input.integer(input.unsignedByte()));
            case 0x8b -> push(input.integer(input.signedInt()));
            case 'G' -> push(input.bigEndianDouble());
            case 'X' -> push(input.string(input.unsignedInt()));
            case 0x8c -> push(input.string(input.unsignedByte()));
            case 0x8d -> push(input.string(input.signedLong()));

            case '(' -> mark();
            case '0' -> pop();
            case '1' -> popToMark();
            case ']' -> push(new ArrayList<>());
            case '}' -> push(new LinkedHashMap<>());
            case 0x8f -> push(new LinkedHashSet<>());
            case ')' -> push(List.of());
            case 't' -> push(tuple(popToMark()));
            case 0x85 -> push(tuple(popLast(1)));
            case 0x86 -> push(tuple(popLast(2)));
            case 0x87 -> push(tuple(popLast(3)));
            case 'a' -> append(popLast(1));
            case 'e' -> append(popToMark());
            case 's' -> setItems(popLast(2));
            case 'u' -> setItems(popToMark());
            case 0x90 -> addItems(popToMark());

            case 'q' -> keep(input.unsignedByte());
            case 'r' -> keep(input.signedInt());
            case 0x94 -> keep(memo.size());
            case 'h' -> push(recall(input.unsignedByte()));
            case 'j' -> push(recall(input.signedInt()));

            case 'c' -> push(globals.require(input, input.line(), input.line()));
            case 0x93 -> pushStackGlobal();
            case 'R' -> call();
            case 'b' -> build();
            case 'Q' -> push(globals.storage(input, pop()));
            default ->
                throw input.damaged("pickle operation 0x" + Integer.toHexString(operation)
                        + " is not one that torch.save writes for" + " tensors and plain containers");
        }
    }

    private void requireProtocol(int protocol) {
        if (protocol < 2 || protocol > 5) {
            throw input.damaged("pickle protocol " + protocol + ", expected 2 to 5");
        }
    }

    private void push(@Nullable Object value) {
        if (++objects > MAX_OBJECTS) {
            throw input.damaged("the pickle builds more than " + MAX_OBJECTS + " objects");
        }
        stack.add(value);
    }

    private void mark() {
        if (marks.size() == MAX_MARKS) {
            throw input.damaged("the pickle has more than " + MAX_MARKS + " containers open at once");
        }
        marks.add(stack.size());
    }

    private @Nullable Object pop() {
        return popLast(1).get(0);
    }

    private @Nullable Object top() {
        requireDepth(1);
        return stack.get(stack.size() - 1);
    }

    private List<@Nullable Object> popLast(int count) {
        requireDepth(count);
        return take(stack.size() - count);
    }

    private List<@Nullable Object> popToMark() {
        if (marks.isEmpty()) {
            throw input.damaged("the pickle takes values down to a mark that is not there");
        }
        return take(marks.remove(marks.size() - 1));
    }

    /** What lies above the last mark may be taken, no more. */
    private void requireDepth(int count) {
        int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
        if (stack.size() - floor < count) {
            throw input.damaged("the pickle takes a value that is not there");
        }
    }

    private List<@Nullable Object> take(int from) {
        List<@Nullable Object> upper = stack.subList(from, stack.size());
        List<@Nullable Object> taken = new ArrayList<>(upper);
        upper.clear();
        return taken;
    }

    private static List<@Nullable Object> tuple(List<@Nullable Object> elements) {
        return Collections.unmodifiableList(elements);
    }

    private void keep(int index) {
        memo.put(index, top());
        if (memo.size() > objects) {
            throw input.damaged("the pickle keeps more values than it has built");
        }
    }

    private @Nullable Object recall(int index) {
        if (!memo.containsKey(index)) {
            throw input.damaged("the pickle recalls value " + index + ", which it never kept");
        }
        return memo.get(index);
    }

    @SuppressWarnings("unchecked")
    private void append(List<@Nullable Object> elements) {
        if (!(top() instanceof ArrayList<?> list)) {
            throw input.damaged("the pickle appends to something that is no list");
        }
        ((List<@Nullable Object>) list).addAll(elements);
    }

    @SuppressWarnings("unchecked")
    private void setItems(List<@Nullable Object> keysAndValues) {
        if (!(top() instanceof LinkedHashMap<?, ?> map) || keysAndValues.size() % 2 != 0) {
            throw input.damaged("the pickle sets items of something that is no dictionary");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            ((Map<@Nullable Object, @Nullable Object>) map)
                    .put(requireKey(input, keysAndValues.get(i)), keysAndValues.get(i + 1));
        }
    }

    @SuppressWarnings("unchecked")
    private void addItems(List<@Nullable Object> elements) {
        if (!(top() instanceof LinkedHashSet<?> set)) {
            throw input.damaged("the pickle adds to something that is no set");
        }
        for (Object element : elements) {
            ((LinkedHashSet<@Nullable Object>) set).add(requireKey(input, element));
        }
    }

    /** Hashing a container walks through it, which for one that holds itself never ends. */
    static @Nullable Object requireKey(PickleInput input, @Nullable Object key) {
        if (key == null || key instanceof String || key instanceof Number || key instanceof Boolean) {
            return key;
        }
        throw input.damaged("a key that is neither a string, a number nor a boolean");
    }

    private void pushStackGlobal() {
        List<@Nullable Object> names = popLast(2);
        if (!(names.get(0) instanceof String module) || !(names.get(1) instanceof String name)) {
            throw input.damaged("the pickle names a class by something that is no string");
        }
        push(globals.require(input, module, name));
    }

    private void call() {
        List<@Nullable Object> functionAndArguments = popLast(2);
        if (!(functionAndArguments.get(0) instanceof Global function)
                || !(functionAndArguments.get(1) instanceof List<?> arguments)
                || arguments instanceof ArrayList) {
            throw input.damaged("the pickle calls something that is no function");
        }
        push(globals.call(input, function, arguments));
    }

    /** Attributes of an object. State dictionaries carry version numbers of their modules there, which nobody needs. */
    private void build() {
        pop();
        if (!(top() instanceof LinkedHashMap)) {
            throw input.damaged("the pickle sets attributes of something that is no dictionary");
        }
    }
}
