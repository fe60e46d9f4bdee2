package io.twinstore.application.flags;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a mistyped one was probably meant to be. */
public final class Spelling {
    private static final int A_TYPING_MISTAKE = 2;

    private Spelling() {}

    /** The closest of the names that is within two letters of the given one. */
    public static Optional<String> closest(String given, Collection<String> names) {
        return names.stream()
                .filter(name -> isClose(given, name))
                .min(Comparator.comparingInt(name -> distance(name, given)));
    }

    static boolean isClose(String given, String name) {
        return distance(name, given) <= A_TYPING_MISTAKE;
    }

    /** Levenshtein's: how many letters must be put in, left out or changed. */
    static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
