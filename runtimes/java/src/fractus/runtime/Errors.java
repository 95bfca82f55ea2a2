package fractus.runtime;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;

/** Errors as the real runtime reports them. */
final class Errors {
    private Errors() {
    }

    /** A failure that the runtime itself names. */
    static final class Fault extends RuntimeException {
        final String type;

        Fault(String type, String message) {
            super(message);
            this.type = type;
        }
    }

    static Throwable unwrap(Throwable failure) {
        return failure instanceof InvocationTargetException && failure.getCause() != null ? unwrap(failure.getCause()) : failure;
    }

    static String typeOf(Throwable failure) {
        return failure instanceof Fault ? ((Fault) failure).type : failure.getClass().getName();
    }

    static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
