package fractus.runtime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a function logs by its context: as it is, or as JSON objects where the function's log is to have those. */
final class FunctionLog {
    private static final String[] LEVELS = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};
    private static final boolean IS_JSON = "JSON".equalsIgnoreCase(System.getenv("AWS_LAMBDA_LOG_FORMAT"));
    private static final int LEAST = rank(System.getenv("AWS_LAMBDA_LOG_LEVEL"));

    static volatile String requestId;

    private FunctionLog() {
    }

    static void write(String level, String message) {
        if (rank(level) < LEAST && rank(level) >= 0) {
            return;
        }

        if (!IS_JSON) {
            System.out.println(message);
            return;
        }

        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", rank(level) < 0 ? "INFO" : level);
        line.put("message", message);
        line.put("AWSRequestId", requestId);
        System.out.println(Json.write(line));
    }

    private static int rank(String level) {
        for (int i = 0; i < LEVELS.length; i++) {
            if (LEVELS[i].equalsIgnoreCase(level)) {
                return i;
            }
        }

        return -1;
    }
}
