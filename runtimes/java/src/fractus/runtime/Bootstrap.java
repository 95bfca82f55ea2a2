package fractus.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What runs inside an execution environment of Java: it loads the handler, asks for events, one after the other, and answers them. */
public final class Bootstrap {
    private Bootstrap() {
    }

    public static void main(String[] arguments) throws Exception {
        RuntimeClient client = new RuntimeClient(System.getenv("AWS_LAMBDA_RUNTIME_API"));
        Handler handler = null;
        try {
            handler = HandlerLoader.load(System.getenv("_HANDLER"));
        } catch (Throwable failure) {
            Throwable cause = Errors.unwrap(failure);
            FunctionLog.write("FATAL", Errors.text(cause));
            client.failInit(Errors.typeOf(cause), document(cause));
            System.exit(1);
        }

        while (true) {
            RuntimeClient.Invocation invocation = client.next();
            FunctionLog.requestId = invocation.requestId;
            if (invocation.traceId != null) {
                System.setProperty("com.amazonaws.xray.traceHeader", invocation.traceId);
            } else {
                System.clearProperty("com.amazonaws.xray.traceHeader");
            }

            try {
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                handler.invoke(invocation, answer);
                client.respond(invocation.requestId, answer.toByteArray());
            } catch (RuntimeClient.GoneException gone) {
                System.exit(1);
            } catch (Throwable failure) {
                Throwable cause = Errors.unwrap(failure);
                FunctionLog.write("ERROR", Errors.text(cause));
                client.fail(invocation.requestId, Errors.typeOf(cause), document(cause));
            }
        }
    }

    private static byte[] document(Throwable failure) {
        return Json.write(describe(failure)).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> describe(Throwable failure) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("errorMessage", failure.getMessage() == null ? failure.toString() : failure.getMessage());
        document.put("errorType", Errors.typeOf(failure));
        List<String> trace = new ArrayList<>();
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("fractus.runtime.")) {
                break;
            }

            trace.add(element.toString());
        }

        // What called the function for us.
        while (!trace.isEmpty() && trace.get(trace.size() - 1).matches("java\\.base/(jdk\\.internal|java\\.lang)\\.(reflect|invoke)\\..*")) {
            trace.remove(trace.size() - 1);
        }

        document.put("stackTrace", trace);
        if (failure.getCause() != null && failure.getCause() != failure) {
            document.put("cause", describe(failure.getCause()));
        }

        return document;
    }
}
