package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.BackendException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_ImportGraphDefOptions;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_OperationDescription;
import org.tensorflow.internal.c_api.TF_Output;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * A graph in TensorFlow's memory and the sessions that run it. Can be run by several threads at once; whoever closes it sees
 * to it that no call is under way.
 */
final class NativeGraph implements AutoCloseable {
    private final TF_Graph graph = tensorflow.TF_NewGraph();
    /** Its operations share the threads. */
    private final TF_Session parallel;
    /** Its operations keep to the thread that calls: waking another one takes longer than a product with a row or two. */
    private final TF_Session serial;

    private final List<Call> prepared = new ArrayList<>();

    NativeGraph(GraphDef definition, int threads) {
        TF_Session first = null;
        try {
            importDefinition(definition);
            first = open(config(threads));
            this.parallel = first;
            this.serial = threads == 1 ? first : open(config(1));
        } catch (RuntimeException | Error e) {
            if (first != null) {
                delete(first);
            }
            tensorflow.TF_DeleteGraph(graph);
            throw e;
        }
    }

    private void importDefinition(GraphDef definition) {
        try (PointerScope scope = new PointerScope();
                EngineStatus status = new EngineStatus()) {
            TF_Buffer buffer = TF_Buffer.newBufferFromString(definition);
            TF_ImportGraphDefOptions options = TF_ImportGraphDefOptions.newImportGraphDefOptions();
            tensorflow.TF_GraphImportGraphDef(graph, buffer, options, status.handle());
            status.check();
        }
    }

    /**
     * Operations run in the calling thread: they are many and small, and handing each to another thread costs more than it
     * runs. The remapper is off because it ends the process where it takes a layer norm for something it is not.
     */
    private static ConfigProto config(int threads) {
        RewriterConfig rewriting = RewriterConfig.newBuilder()
                .setRemapping(RewriterConfig.Toggle.OFF)
                .build();
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(-1)
                .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriting))
                .build();
    }

    private TF_Session open(ConfigProto config) {
        byte[] bytes = config.toByteArray();
        try (PointerScope scope = new PointerScope();
                EngineStatus status = new EngineStatus()) {
            TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
            tensorflow.TF_SetConfig(options, new BytePointer(bytes), bytes.length, status.handle());
            status.check();
            TF_Session opened = tensorflow.TF_NewSession(graph, options, status.handle());
            status.check();
            return opened;
        }
    }

    /** A set of feeds and fetches, to be run many times. Valid until the graph is closed. */
    record Call(TF_Output feeds, int feedCount, TF_Output fetches, int fetchCount) {}

    /** Not to be called by two threads at once. */
    Call prepare(List<String> feeds, List<String> fetches) {
        Call call = new Call(outputs(feeds), feeds.size(), outputs(fetches), fetches.size());
        prepared.add(call);
        return call;
    }

    private TF_Output outputs(List<String> names) {
        TF_Output outputs = new TF_Output(Math.max(1, names.size()));
        for (int i = 0; i < names.size(); i++) {
            outputs.position(i).oper(operation(names.get(i))).index(0);
        }
        return outputs.position(0);
    }

    private TF_Operation operation(String name) {
        TF_Operation operation = tensorflow.TF_GraphOperationByName(graph, name);
        if (operation == null || operation.isNull()) {
            throw new BackendException("TensorFlow's graph has no operation '" + name + "'");
        }
        return operation;
    }

    /**
     * Adds the gradients of a scalar to the graph.
     *
     * @param scale placeholder of the factor of all gradients
     * @param by placeholders to differentiate by
     * @param prefix of the names of new operations, used once
     * @return what to fetch, or null where the scalar does not depend on a placeholder
     */
    List<@Nullable String> addGradients(String scalar, String scale, List<String> by, String prefix) {
        try (PointerScope scope = new PointerScope();
                EngineStatus status = new EngineStatus()) {
            TF_Output gradients = new TF_Output(by.size());
            tensorflow.TF_AddGradientsWithPrefix(
                    graph,
                    prefix,
                    outputs(List.of(scalar)),
                    1,
                    outputs(by),
                    by.size(),
                    outputs(List.of(scale)),
                    status.handle(),
                    gradients);
            status.check();
            List<@Nullable String> names = new ArrayList<>();
            for (int i = 0; i < by.size(); i++) {
                TF_Output gradient = gradients.position(i);
                TF_Operation operation = gradient.oper();
                names.add(operation == null || operation.isNull() ? null : identity(gradient, prefix + "/of" + i));
            }
            return names;
        }
    }

    /** What is fed, such as the scale, cannot be fetched but as another operation. */
    private String identity(TF_Output value, String name) {
        try (EngineStatus status = new EngineStatus()) {
            TF_OperationDescription description = tensorflow.TF_NewOperation(graph, "Identity", name);
            tensorflow.TF_AddInput(description, value);
            tensorflow.TF_FinishOperation(description, status.handle());
            status.check();
            return name;
        }
    }

    /**
     * Runs a call; the feeds stay the caller's, the results become so.
     *
     * @param small whether it has too little work for more than one thread
     */
    List<NativeTensor> run(Call call, List<NativeTensor> feeds, boolean small) {
        try (PointerScope scope = new PointerScope();
                EngineStatus status = new EngineStatus()) {
            PointerPointer<TF_Tensor> given = new PointerPointer<>(Math.max(1, call.feedCount()));
            for (int i = 0; i < call.feedCount(); i++) {
                given.put(i, feeds.get(i).handle());
            }
            PointerPointer<TF_Tensor> fetched = new PointerPointer<>(Math.max(1, call.fetchCount()));
            tensorflow.TF_SessionRun(
                    small ? serial : parallel,
                    null,
                    call.feeds(),
                    given,
                    call.feedCount(),
                    call.fetches(),
                    fetched,
                    call.fetchCount(),
                    new PointerPointer<>(),
                    0,
                    null,
                    status.handle());
            status.check();
            List<NativeTensor> results = new ArrayList<>();
            for (int i = 0; i < call.fetchCount(); i++) {
                results.add(new NativeTensor(fetched.get(TF_Tensor.class, i)));
            }
            return results;
        }
    }

    @Override
    public void close() {
        delete(parallel);
        if (!serial.equals(parallel)) {
            delete(serial);
        }
        tensorflow.TF_DeleteGraph(graph);
        for (Call call : prepared) {
            call.feeds().deallocate();
            call.fetches().deallocate();
        }
    }

    private static void delete(TF_Session session) {
        try (EngineStatus status = new EngineStatus()) {
            tensorflow.TF_CloseSession(session, status.handle());
            tensorflow.TF_DeleteSession(session, status.handle());
        }
    }
}
