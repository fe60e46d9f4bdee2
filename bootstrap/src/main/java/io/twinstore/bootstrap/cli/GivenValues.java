package io.twinstore.bootstrap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what a user typed as a value, which may be a key mistyped, out of the words about it. */
final class GivenValues {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]*");

    /** Ours are words after two hyphens, but for help and version. */
    private static final Pattern OPTION = Pattern.compile("(--[a-z][a-z-]*|-[a-zA-Z])(=.*)?", Pattern.DOTALL);

    private GivenValues() {}

    /** The words with … for every value among the arguments; names of options and what may be a command stay. */
    static String masked(String words, String... arguments) {
        var masked = words;
        for (var value : values(arguments)) {
            masked = Pattern.compile("(?<![\\w-])" + Pattern.quote(value) + "(?![\\w-])")
                    .matcher(masked)
                    .replaceAll(Matcher.quoteReplacement("…"));
        }
        return masked;
    }

    private static List<String> values(String... arguments) {
        var values = new ArrayList<String>();
        boolean afterOption = false;
        for (var argument : arguments) {
            boolean option = OPTION.matcher(argument).matches();
            if (!option && (afterOption || !WORD.matcher(argument).matches())) {
                values.add(argument);
            }
            int equals = argument.indexOf('=');
            if (equals >= 0 && equals < argument.length() - 1) {
                values.add(argument.substring(equals + 1));
            }
            afterOption = option && equals < 0;
        }
        return values;
    }
}
