package fractus.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The context that a function is given, behind the interfaces of aws-lambda-java-core that it brings itself. */
final class Context {
    private Context() {
    }

    static Object create(Class<?> type, RuntimeClient.Invocation invocation) {
        return proxy(type, (method, arguments) -> {
            switch (method.getName()) {
                case "getAwsRequestId":
                    return invocation.requestId;
                case "getInvokedFunctionArn":
                    return invocation.functionArn;
                case "getRemainingTimeInMillis":
                    return (int) Math.max(0, invocation.deadlineMs - System.currentTimeMillis());
                case "getFunctionName":
                    return System.getenv("AWS_LAMBDA_FUNCTION_NAME");
                case "getFunctionVersion":
                    return System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
                case "getLogGroupName":
                    return System.getenv("AWS_LAMBDA_LOG_GROUP_NAME");
                case "getLogStreamName":
                    return System.getenv("AWS_LAMBDA_LOG_STREAM_NAME");
                case "getMemoryLimitInMB":
                    return Integer.valueOf(System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
                case "getXrayTraceId":
                    return invocation.traceId;
                case "getTenantId":
                    return null;
                case "getLogger":
                    return proxy(method.getReturnType(), Context::log);
                case "getIdentity":
                    return identity(method.getReturnType(), invocation.cognitoIdentity);
                case "getClientContext":
                    return invocation.clientContext == null ? null : client(method.getReturnType(), (Map<?, ?>) Json.read(invocation.clientContext));
                default:
                    throw new UnsupportedOperationException("Context." + method.getName());
            }
        });
    }

    private static Object log(Method method, Object[] arguments) {
        String text = arguments[0] instanceof byte[] ? new String((byte[]) arguments[0], StandardCharsets.UTF_8) : String.valueOf(arguments[0]);
        FunctionLog.write(arguments.length > 1 ? String.valueOf(arguments[1]) : "UNDEFINED", text);
        return null;
    }

    private static Object identity(Class<?> type, String json) {
        Map<?, ?> identity = json == null ? Map.of() : (Map<?, ?>) Json.read(json);
        return proxy(type, (method, arguments) -> identity.get(method.getName().equals("getIdentityId") ? "cognitoIdentityId" : "cognitoIdentityPoolId"));
    }

    private static Object client(Class<?> type, Map<?, ?> context) {
        return proxy(type, (method, arguments) -> {
            switch (method.getName()) {
                case "getCustom":
                    return context.get("custom");
                case "getEnvironment":
                    return context.get("env");
                case "getClient":
                    Map<?, ?> client = (Map<?, ?>) context.get("client");
                    return client == null ? null : proxy(method.getReturnType(), (of, none) -> client.get(snake(of.getName().substring("get".length()))));
                default:
                    throw new UnsupportedOperationException("ClientContext." + method.getName());
            }
        });
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static Object proxy(Class<?> type, Call call) {
        InvocationHandler handler = (self, method, arguments) -> {
            switch (method.getName()) {
                case "toString":
                    return type.getSimpleName();
                case "hashCode":
                    return System.identityHashCode(self);
                case "equals":
                    return self == arguments[0];
                default:
                    return call.of(method, arguments);
            }
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
