package io.twinstore.application.preflight;

import io.twinstore.application.flags.Spelling;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Whether two names of columns may mean the same: a typing mistake apart, or with a word more or less. */
final class Similar {
    private Similar() {}

    static boolean names(String one, String other) {
        var ones = words(one);
        var others = words(other);
        var joined = String.join("", ones);
        return Spelling.closest(joined, List.of(String.join("", others))).isPresent()
                || new HashSet<>(ones).containsAll(others)
                || new HashSet<>(others).containsAll(ones);
    }

    private static List<String> words(String name) {
        var separated = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return Arrays.stream(separated.split("_", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
