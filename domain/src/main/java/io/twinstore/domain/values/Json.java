package io.twinstore.domain.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value, equal by value as PostgreSQL's jsonb keeps it: key order does not matter, 1.0 is not 1, 1e2 is 100.
 *
 * <p>{@code toString} is its JSON text. Adapters parse text into it; text with U+0000 cannot be held.
 */
public sealed interface Json {

    /** The JSON null, also what a missing member reads as. */
    Json NULL = new Null();

    /** An object; members keep their order for display, not for equality. */
    record Obj(Map<String, Json> members) implements Json {
        /** Checks the names and takes a copy. */
        public Obj {
            if (!(members instanceof LazyJson.Members)) {
                members.keySet().forEach(JsonText::check);
                members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            }
        }

        /** The member of that name, or JSON null when there is none. */
        public Json get(String name) {
            return members.getOrDefault(name, NULL);
        }

        @Override
        public String toString() {
            return JsonText.write(this);
        }
    }

    /** An array. */
    record Arr(List<Json> elements) implements Json {
        /** Takes a copy. */
        public Arr {
            elements = elements instanceof LazyJson.Elements ? elements : List.copyOf(elements);
        }

        @Override
        public String toString() {
            return JsonText.write(this);
        }
    }

    /** A string. */
    record Str(String value) implements Json {
        /** Refuses U+0000 and half surrogate pairs, which PostgreSQL cannot store. */
        public Str {
            JsonText.check(value);
        }

        @Override
        public String toString() {
            return JsonText.write(this);
        }
    }

    /** A number with its exact decimal digits; 1e2 is held as 100, 1.0 with its zero. */
    record Num(BigDecimal value) implements Json {
        private static final int MAX_EXPONENT = 131_072;

        /** Writes an exponent out, as jsonb does; refuses one beyond PostgreSQL's numeric. */
        public Num {
            if (Math.abs((long) value.scale()) > MAX_EXPONENT) {
                throw new IllegalArgumentException("a JSON number has an exponent beyond " + MAX_EXPONENT);
            }
            value = value.scale() < 0 ? value.setScale(0) : value;
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return JsonText.write(this);
        }
    }

    /** JSON null. */
    record Null() implements Json {
        @Override
        public String toString() {
            return JsonText.write(this);
        }
    }

    /** Writes the value's JSON text at the end of another. */
    static void append(Json json, StringBuilder out) {
        JsonText.write(json, out);
    }

    /** The value's JSON text in UTF-8: of one that nobody has looked into, the text that a store answered. */
    static byte[] utf8(Json json) {
        var text = LazyJson.text(json);
        return text == null ? json.toString().getBytes(StandardCharsets.UTF_8) : text;
    }

    /** A number that the levels of the value do not exceed; the greatest integer where only a look into it would tell. */
    static int atMostNested(Json json) {
        return LazyJson.opened(json);
    }

    /**
     * The value of a JSON text that is known to be well-formed. An object or an array is parsed when somebody first looks into
     * it, since most callers never do.
     *
     * @param text in UTF-8; it is kept, and must not be changed
     */
    static Json lazily(byte[] text, Function<byte[], Json> parser) {
        return LazyJson.of(text, parser);
    }

    /**
     * The value of what a JSON parser gives: null, Boolean, Number, String, Collection or Map.
     *
     * @throws IllegalArgumentException for anything else, a double or float (not exact) and text with U+0000
     */
    static Json of(@Nullable Object tree) {
        if (tree == null) {
            return NULL;
        } else if (tree instanceof Json json) {
            return json;
        } else if (tree instanceof Boolean b) {
            return new Bool(b);
        } else if (tree instanceof String s) {
            return new Str(s);
        } else if (tree instanceof BigDecimal d) {
            return new Num(d);
        } else if (tree instanceof BigInteger i) {
            return new Num(new BigDecimal(i));
        } else if (tree instanceof Long || tree instanceof Integer || tree instanceof Short) {
            return new Num(BigDecimal.valueOf(((Number) tree).longValue()));
        } else if (tree instanceof Collection<?> c) {
            var elements = new ArrayList<Json>(c.size());
            c.forEach(element -> elements.add(of(element)));
            return new Arr(elements);
        } else if (tree instanceof Map<?, ?> m) {
            var members = new LinkedHashMap<String, Json>();
            m.forEach((name, value) -> members.put(String.valueOf(name), of(value)));
            return new Obj(members);
        }
        throw new IllegalArgumentException(
                "no JSON value is made of a " + tree.getClass().getSimpleName());
    }
}
