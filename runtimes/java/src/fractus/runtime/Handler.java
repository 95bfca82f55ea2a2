package fractus.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** A function's method, ready to be called: how its parameters are made of an event, and its answer a document. */
final class Handler {
    private final Method method;
    private final Object instance;

    Handler(Method method, Object instance) {
        this.method = method;
        this.instance = instance;
    }

    void invoke(RuntimeClient.Invocation invocation, ByteArrayOutputStream answer) throws Exception {
        Class<?>[] types = method.getParameterTypes();
        Type[] full = method.getGenericParameterTypes();
        Object[] arguments = new Object[types.length];
        boolean writesItself = false;
        for (int i = 0; i < types.length; i++) {
            if (HandlerLoader.isContext(types[i])) {
                arguments[i] = Context.create(types[i], invocation);
            } else if (types[i] == InputStream.class) {
                arguments[i] = new ByteArrayInputStream(invocation.payload);
            } else if (types[i] == OutputStream.class) {
                arguments[i] = answer;
                writesItself = true;
            } else {
                arguments[i] = Beans.read(Json.read(new String(invocation.payload, StandardCharsets.UTF_8)), full[i]);
            }
        }

        Object result = method.invoke(instance, arguments);
        if (!writesItself) {
            answer.write(Json.write(result).getBytes(StandardCharsets.UTF_8));
        }
    }
}
