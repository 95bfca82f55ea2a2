package fractus.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON text to maps, lists, strings, numbers and booleans, and values of any kind to JSON text. */
final class Json {
    private static final int MAX_DEPTH = 1000;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.at < text.length()) {
            throw json.malformed();
        }

        return value;
    }

    static String write(Object value) {
        StringBuilder text = new StringBuilder();
        Beans.write(value, text, 0);
        return text.toString();
    }

    static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '"':
                    text.append("\\\"");
                    break;
                case '\\':
                    text.append("\\\\");
                    break;
                case '\n':
                    text.append("\\n");
                    break;
                case '\r':
                    text.append("\\r");
                    break;
                case '\t':
                    text.append("\\t");
                    break;
                default:
                    if (letter < ' ' || Character.isSurrogate(letter) && !isPaired(value, i)) {
                        text.append(String.format("\\u%04x", (int) letter));
                    } else {
                        text.append(letter);
                    }
            }
        }

        text.append('"');
    }

    private static boolean isPaired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
            ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
            : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    private Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw malformed();
        }

        skipSpace();
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return object;
        }

        while (true) {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            object.put(name, value(depth + 1));
            skipSpace();
            if (peek() == '}') {
                at++;
                return object;
            }

            expect(',');
        }
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return array;
        }

        while (true) {
            array.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return array;
            }

            expect(',');
        }
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (true) {
            char letter = peek();
            at++;
            if (letter == '"') {
                return value.toString();
            }

            value.append(letter == '\\' ? escaped() : letter);
        }
    }

    private char escaped() {
        char letter = peek();
        at++;
        switch (letter) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (at + 4 > text.length()) {
                    throw malformed();
                }

                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            default:
                return letter;
        }
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }

        String digits = text.substring(start, at);
        try {
            if (digits.matches("-?\\d+")) {
                long whole = Long.parseLong(digits);
                if (whole == (int) whole) {
                    return (int) whole;
                }

                return whole;
            }

            return Double.valueOf(digits);
        } catch (NumberFormatException notOne) {
            if (digits.matches("-?\\d+")) {
                return new java.math.BigInteger(digits);
            }

            throw malformed();
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }

        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }

        return text.charAt(at);
    }

    private void expect(char letter) {
        if (peek() != letter) {
            throw malformed();
        }

        at++;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("The JSON is malformed at position " + at);
    }
}
