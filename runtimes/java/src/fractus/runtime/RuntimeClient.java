package fractus.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** The client side of the Lambda Runtime API, version 2018-06-01. */
final class RuntimeClient {
    private final String base;

    RuntimeClient(String address) {
        base = "http://" + address + "/2018-06-01/runtime/";
    }

    /** An event and what comes with it. */
    static final class Invocation {
        final String requestId;
        final byte[] payload;
        final String functionArn;
        final long deadlineMs;
        final String traceId;
        final String clientContext;
        final String cognitoIdentity;

        Invocation(HttpURLConnection reply, byte[] payload) {
            this.payload = payload;
            requestId = reply.getHeaderField("Lambda-Runtime-Aws-Request-Id");
            functionArn = reply.getHeaderField("Lambda-Runtime-Invoked-Function-Arn");
            deadlineMs = Long.parseLong(reply.getHeaderField("Lambda-Runtime-Deadline-Ms"));
            traceId = reply.getHeaderField("Lambda-Runtime-Trace-Id");
            clientContext = reply.getHeaderField("Lambda-Runtime-Client-Context");
            cognitoIdentity = reply.getHeaderField("Lambda-Runtime-Cognito-Identity");
        }
    }

    /** The environment is gone: there is nothing left to do. */
    static final class GoneException extends RuntimeException {
        GoneException(IOException cause) {
            super(cause);
        }
    }

    Invocation next() {
        try {
            HttpURLConnection connection = open("invocation/next");
            try (InputStream body = connection.getInputStream()) {
                return new Invocation(connection, body.readAllBytes());
            }
        } catch (IOException gone) {
            throw new GoneException(gone);
        }
    }

    void respond(String requestId, byte[] answer) {
        post("invocation/" + requestId + "/response", answer, null);
    }

    void fail(String requestId, String errorType, byte[] document) {
        post("invocation/" + requestId + "/error", document, errorType);
    }

    void failInit(String errorType, byte[] document) {
        post("init/error", document, errorType);
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) new URL(base + path).openConnection();
    }

    private void post(String path, byte[] body, String errorType) {
        try {
            HttpURLConnection connection = open(path);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            if (errorType != null) {
                connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
            }

            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream output = connection.getOutputStream()) {
                output.write(body);
            }

            // Read to its end, so that the connection can be used again.
            InputStream reply = connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream();
            if (reply != null) {
                reply.readAllBytes();
                reply.close();
            }
        } catch (IOException gone) {
            throw new GoneException(gone);
        }
    }
}
