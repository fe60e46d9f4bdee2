package io.twinstore.domain.values;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The text of an object or an array that a store answered, parsed the first time that somebody looks into it. */
final class LazyJson {
    private LazyJson() {}

    /** The value of a text in UTF-8 that the parser can read. */
    static Json of(byte[] text, Function<byte[], Json> parser) {
        return switch (text.length == 0 ? ' ' : text[0]) {
            case '{' -> new Json.Obj(new Members(new Parsed<>(text, parser, Json.Obj.class)));
            case '[' -> new Json.Arr(new Elements(new Parsed<>(text, parser, Json.Arr.class)));
            default -> parser.apply(text);
        };
    }

    private static final class Parsed<T extends Json> {
        private final byte[] text;
        private final Function<byte[], Json> parser;
        private final Class<T> type;
        private volatile @Nullable T value; // two threads may parse it twice, to the same value

        private Parsed(byte[] text, Function<byte[], Json> parser, Class<T> type) {
            this.text = text;
            this.parser = parser;
            this.type = type;
        }

        private T value() {
            var known = value;
            if (known == null) {
                known = type.cast(parser.apply(text));
                value = known;
            }
            return known;
        }

        /** The same text is the same value; parsing tells of others. */
        private boolean sameText(Parsed<?> other) {
            return Arrays.equals(text, other.text);
        }
    }

    /** The text in UTF-8 of a value that is made by this class; null for others. */
    static byte @Nullable [] text(Json json) {
        var parsed = parsed(json);
        return parsed == null ? null : parsed.text.clone();
    }

    /** How many objects and arrays begin in the text of a value; no fewer than it is nested deep. Of others, the most. */
    static int opened(Json json) {
        var parsed = parsed(json);
        if (parsed == null) {
            return Integer.MAX_VALUE;
        }
        int opened = 0;
        for (byte c : parsed.text) {
            if (c == '[' || c == '{') {
                opened++;
            }
        }
        return opened;
    }

    private static @Nullable Parsed<?> parsed(Json json) {
        if (json instanceof Json.Obj object && object.members() instanceof Members members) {
            return members.object;
        }
        return json instanceof Json.Arr array && array.elements() instanceof Elements elements ? elements.array : null;
    }

    /** The members of an object. */
    static final class Members extends AbstractMap<String, Json> {
        private final Parsed<Json.Obj> object;

        private Members(Parsed<Json.Obj> object) {
            this.object = object;
        }

        private Map<String, Json> members() {
            return object.value().members();
        }

        @Override
        public Set<Entry<String, Json>> entrySet() {
            return members().entrySet();
        }

        @Override
        public @Nullable Json get(Object name) {
            return members().get(name);
        }

        @Override
        public boolean containsKey(Object name) {
            return members().containsKey(name);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return (other instanceof Members m && m.object.sameText(object))
                    || members().equals(other);
        }

        @Override
        public int hashCode() {
            return members().hashCode();
        }
    }

    /** The elements of an array. */
    static final class Elements extends AbstractList<Json> {
        private final Parsed<Json.Arr> array;

        private Elements(Parsed<Json.Arr> array) {
            this.array = array;
        }

        private List<Json> elements() {
            return array.value().elements();
        }

        @Override
        public Json get(int index) {
            return elements().get(index);
        }

        @Override
        public int size() {
            return elements().size();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return (other instanceof Elements e && e.array.sameText(array))
                    || elements().equals(other);
        }

        @Override
        public int hashCode() {
            return elements().hashCode();
        }
    }
}
