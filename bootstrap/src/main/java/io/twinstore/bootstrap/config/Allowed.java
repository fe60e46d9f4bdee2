package io.twinstore.bootstrap.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a setting may have; both the words for people and the check of a value follow from them. */
sealed interface Allowed {
    /** The values in words. */
    String words();

    /** What is wrong with a value, in words that quote nothing; null when it is one of those allowed. */
    @Nullable
    String problem(String value);

    /** Looks at a text as {@link #problem} does. */
    interface Check {
        @Nullable
        String problem(String value);
    }

    static Allowed range(int least, int most) {
        return new Range(least, most);
    }

    static Allowed oneOf(String... choices) {
        return new OneOf(List.of(choices));
    }

    static Allowed text(String words, Check check) {
        return new Text(words, check);
    }

    private static @Nullable String problem(boolean good, Allowed allowed) {
        return good ? null : "is malformed; it must be " + allowed.words();
    }

    /** Whole numbers, both ends included. */
    record Range(int least, int most) implements Allowed {
        @Override
        public String words() {
            return least + " to " + most;
        }

        @Override
        public @Nullable String problem(String value) {
            boolean number = value.matches("\\d{1,9}");
            return Allowed.problem(number && least <= Integer.parseInt(value) && Integer.parseInt(value) <= most, this);
        }
    }

    /** A few words. */
    record OneOf(List<String> choices) implements Allowed {
        @Override
        public String words() {
            return "one of " + String.join(", ", choices);
        }

        @Override
        public @Nullable String problem(String value) {
            return Allowed.problem(choices.contains(value), this);
        }
    }

    /** Text of which a check of its own says what is wrong. */
    record Text(String words, Check check) implements Allowed {
        @Override
        public @Nullable String problem(String value) {
            return check.problem(value);
        }
    }
}
