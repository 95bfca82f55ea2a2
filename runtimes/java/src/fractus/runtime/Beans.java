package fractus.runtime;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions' own types to JSON and back: maps, lists, arrays, enums, records, and beans by their getters, setters and public fields. */
final class Beans {
    private static final int MAX_DEPTH = 1000;

    private Beans() {
    }

    static void write(Object value, StringBuilder text, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("The answer is nested too deeply, or in a ring.");
        }

        if (value == null || value instanceof Boolean || value instanceof Number && isFinite((Number) value)) {
            text.append(value);
        } else if (value instanceof CharSequence || value instanceof Character || value instanceof Number || value instanceof java.time.temporal.Temporal
            || value instanceof java.util.UUID) {
            Json.quote(value.toString(), text);
        } else if (value instanceof Enum) {
            Json.quote(((Enum<?>) value).name(), text);
        } else if (value instanceof Date) {
            text.append(((Date) value).getTime());
        } else if (value instanceof Optional) {
            write(((Optional<?>) value).orElse(null), text, depth + 1);
        } else if (value instanceof ByteBuffer) {
            byte[] bytes = new byte[((ByteBuffer) value).remaining()];
            ((ByteBuffer) value).duplicate().get(bytes);
            Json.quote(Base64.getEncoder().encodeToString(bytes), text);
        } else if (value instanceof byte[]) {
            Json.quote(Base64.getEncoder().encodeToString((byte[]) value), text);
        } else if (value instanceof Map) {
            writeObject((Map<?, ?>) value, text, depth);
        } else if (value instanceof Iterable || value.getClass().isArray()) {
            writeArray(value, text, depth);
        } else {
            writeObject(properties(value), text, depth);
        }
    }

    static Object read(Object value, Type type) {
        if (type instanceof ParameterizedType) {
            return readGeneric(value, (ParameterizedType) type);
        }

        if (type instanceof WildcardType) {
            return read(value, ((WildcardType) type).getUpperBounds()[0]);
        }

        if (type instanceof TypeVariable) {
            return value;
        }

        if (type instanceof GenericArrayType) {
            return readArray(value, ((GenericArrayType) type).getGenericComponentType());
        }

        return readPlain(value, (Class<?>) type);
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }

    private static void writeObject(Map<?, ?> object, StringBuilder text, int depth) {
        text.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            text.append(comma);
            Json.quote(String.valueOf(entry.getKey()), text);
            text.append(':');
            write(entry.getValue(), text, depth + 1);
            comma = ",";
        }

        text.append('}');
    }

    private static void writeArray(Object array, StringBuilder text, int depth) {
        text.append('[');
        String comma = "";
        Iterable<?> items = array instanceof Iterable ? (Iterable<?>) array : items(array);
        for (Object item : items) {
            text.append(comma);
            write(item, text, depth + 1);
            comma = ",";
        }

        text.append(']');
    }

    private static List<Object> items(Object array) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(Array.get(array, i));
        }

        return items;
    }

    private static Map<String, Object> properties(Object bean) {
        Map<String, Object> properties = new LinkedHashMap<>();
        try {
            if (bean.getClass().isRecord()) {
                for (RecordComponent component : bean.getClass().getRecordComponents()) {
                    component.getAccessor().setAccessible(true);
                    properties.put(component.getName(), component.getAccessor().invoke(bean));
                }

                return properties;
            }

            for (Field field : bean.getClass().getFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    properties.put(field.getName(), field.get(bean));
                }
            }

            for (Method method : bean.getClass().getMethods()) {
                String name = getterName(method);
                if (name != null) {
                    method.setAccessible(true);
                    properties.put(name, method.invoke(bean));
                }
            }
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalArgumentException("A property of " + bean.getClass().getName() + " cannot be read.", unreadable);
        }

        return properties;
    }

    private static String getterName(Method method) {
        if (method.getParameterCount() > 0 || Modifier.isStatic(method.getModifiers()) || method.getDeclaringClass() == Object.class) {
            return null;
        }

        String name = method.getName();
        boolean isBoolean = method.getReturnType() == boolean.class || method.getReturnType() == Boolean.class;
        return name.length() > 3 && name.startsWith("get") ? decapitalize(name.substring(3))
            : isBoolean && name.length() > 2 && name.startsWith("is") ? decapitalize(name.substring(2))
            : null;
    }

    private static String decapitalize(String name) {
        return name.length() > 1 && Character.isUpperCase(name.charAt(1)) ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Object readGeneric(Object value, ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (value == null) {
            return null;
        }

        if (Map.class.isAssignableFrom(raw) && value instanceof Map) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((name, item) -> map.put(String.valueOf(name), read(item, last)));
            return map;
        }

        if (Collection.class.isAssignableFrom(raw) && value instanceof List) {
            Collection<Object> items = Set.class.isAssignableFrom(raw) ? new HashSet<>() : new ArrayList<>();
            ((List<?>) value).forEach(item -> items.add(read(item, last)));
            return items;
        }

        return raw == Optional.class ? Optional.of(read(value, last)) : readPlain(value, raw);
    }

    private static Object readArray(Object value, Type itemType) {
        if (value == null) {
            return null;
        }

        List<?> items = (List<?>) value;
        Class<?> item = itemType instanceof Class ? (Class<?>) itemType : (Class<?>) ((ParameterizedType) itemType).getRawType();
        Object array = Array.newInstance(item, items.size());
        for (int i = 0; i < items.size(); i++) {
            Array.set(array, i, read(items.get(i), itemType));
        }

        return array;
    }

    private static Object readPlain(Object value, Class<?> type) {
        if (value == null || type == Object.class || type.isInstance(value) && !type.isPrimitive()) {
            return value;
        }

        if (type == String.class) {
            return value instanceof Map || value instanceof List ? Json.write(value) : String.valueOf(value);
        }

        if (type == boolean.class || type == Boolean.class) {
            return value instanceof Boolean ? value : Boolean.valueOf(String.valueOf(value));
        }

        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(value)) {
                    return constant;
                }
            }

            throw mismatch(value, type);
        }

        Object number = readNumber(value, type);
        if (number != null) {
            return number;
        }

        if (type == byte[].class || type == ByteBuffer.class) {
            byte[] bytes = Base64.getDecoder().decode(String.valueOf(value));
            return type == byte[].class ? bytes : ByteBuffer.wrap(bytes);
        }

        if (type == Date.class) {
            return value instanceof Number ? new Date(((Number) value).longValue()) : Date.from(Instant.parse(String.valueOf(value)));
        }

        if (type == Instant.class) {
            return Instant.parse(String.valueOf(value));
        }

        if (type.isArray()) {
            return readArray(value, type.getComponentType());
        }

        if (value instanceof Map) {
            return type.isRecord() ? readRecord((Map<?, ?>) value, type) : readBean((Map<?, ?>) value, type);
        }

        throw mismatch(value, type);
    }

    private static Object readNumber(Object value, Class<?> type) {
        if (!(value instanceof Number) && !(value instanceof String && (type.isPrimitive() || Number.class.isAssignableFrom(type)))) {
            return null;
        }

        BigDecimal number = new BigDecimal(String.valueOf(value));
        return type == int.class || type == Integer.class ? (Object) number.intValue()
            : type == long.class || type == Long.class ? (Object) number.longValue()
            : type == double.class || type == Double.class ? (Object) number.doubleValue()
            : type == float.class || type == Float.class ? (Object) number.floatValue()
            : type == short.class || type == Short.class ? (Object) number.shortValue()
            : type == byte.class || type == Byte.class ? (Object) number.byteValue()
            : type == BigDecimal.class ? number
            : type == BigInteger.class ? number.toBigInteger()
            : null;
    }

    private static Object readRecord(Map<?, ?> object, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object given = find(object, components[i].getName());
            values[i] = given == null && types[i].isPrimitive() ? Array.get(Array.newInstance(types[i], 1), 0) : read(given, components[i].getGenericType());
        }

        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException unmade) {
            throw new IllegalArgumentException("A " + type.getName() + " cannot be made.", unmade);
        }
    }

    private static Object readBean(Map<?, ?> object, Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object bean = constructor.newInstance();
            for (Method method : type.getMethods()) {
                if (method.getName().length() > 3 && method.getName().startsWith("set") && method.getParameterCount() == 1 && !method.isBridge()) {
                    Object given = find(object, decapitalize(method.getName().substring(3)));
                    if (given != null) {
                        method.setAccessible(true);
                        method.invoke(bean, read(given, method.getGenericParameterTypes()[0]));
                    }
                }
            }

            for (Field field : type.getFields()) {
                Object given = find(object, field.getName());
                if (given != null && !Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                    field.set(bean, read(given, field.getGenericType()));
                }
            }

            return bean;
        } catch (ReflectiveOperationException unmade) {
            throw new IllegalArgumentException("A " + type.getName() + " cannot be made of an event.", unmade);
        }
    }

    /** Events write some names with capitals that their classes write without. */
    private static Object find(Map<?, ?> object, String name) {
        if (object.containsKey(name)) {
            return object.get(name);
        }

        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (name.equalsIgnoreCase(String.valueOf(entry.getKey()))) {
                return entry.getValue();
            }
        }

        return null;
    }

    private static IllegalArgumentException mismatch(Object value, Class<?> type) {
        return new IllegalArgumentException("A " + type.getName() + " cannot be made of " + Json.write(value));
    }
}
