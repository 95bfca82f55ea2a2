package fractus.runtime;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds a function's method from its handler string: {@code package.Class::method}, or a class of one of the two handler interfaces. */
final class HandlerLoader {
    private static final String STREAM_HANDLER = "com.amazonaws.services.lambda.runtime.RequestStreamHandler";
    private static final String HANDLER = "com.amazonaws.services.lambda.runtime.RequestHandler";
    private static final String CONTEXT = "com.amazonaws.services.lambda.runtime.Context";

    private HandlerLoader() {
    }

    static Handler load(String handler) throws Exception {
        String[] parts = handler.split("::", 2);
        Class<?> type;
        try {
            type = Class.forName(parts[0]);
        } catch (ClassNotFoundException missing) {
            throw new Errors.Fault("java.lang.ClassNotFoundException", "Class not found: " + parts[0]);
        }

        String name = parts.length > 1 ? parts[1] : "handleRequest";
        if (parts.length == 1 && !implementsAny(type, STREAM_HANDLER, HANDLER)) {
            throw new Errors.Fault("java.lang.ClassCastException", parts[0] + " implements neither RequestHandler nor RequestStreamHandler, and the handler names no method");
        }

        Method method = find(type, name);
        return new Handler(method, Modifier.isStatic(method.getModifiers()) ? null : create(type));
    }

    static boolean isContext(Class<?> type) {
        return type.getName().equals(CONTEXT);
    }

    /** Of several methods of the name, the one that takes most, and a context. */
    private static Method find(Class<?> type, String name) {
        List<Method> found = Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equals(name) && !method.isBridge() && !method.isSynthetic() && method.getParameterCount() <= 3)
            .sorted(Comparator.comparingInt(Method::getParameterCount).reversed())
            .collect(Collectors.toList());
        if (found.isEmpty()) {
            throw new Errors.Fault("java.lang.NoSuchMethodException", "No public method named " + name + " with appropriate method signature found on class " + type.getName());
        }

        Method method = found.get(0);
        method.setAccessible(true);
        return method;
    }

    private static Object create(Class<?> type) throws Exception {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException missing) {
            throw new Errors.Fault("java.lang.NoSuchMethodException", "Class " + type.getName() + " has no public zero-argument constructor");
        }
    }

    private static boolean implementsAny(Class<?> type, String... names) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            for (Class<?> implemented : current.getInterfaces()) {
                if (Arrays.asList(names).contains(implemented.getName()) || implementsAny(implemented, names)) {
                    return true;
                }
            }
        }

        return false;
    }
}
