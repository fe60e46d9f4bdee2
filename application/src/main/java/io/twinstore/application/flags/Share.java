package io.twinstore.application.flags;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a flag is set to: true is all of a module's reads, false is none of them, and a module's own flag may be in between.
 *
 * @param percent how many reads of a hundred
 */
public record Share(int percent) implements Comparable<Share> {
    /** True. */
    public static final Share ALL = new Share(100);

    /** False. */
    public static final Share NONE = new Share(0);

    private static final Pattern PERCENTAGE = Pattern.compile("(100|[1-9]?[0-9])%");

    /** Refuses what is less than nothing or more than all. */
    public Share {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a share is 0 to 100 percent");
        }
    }

    /** All or none. */
    public static Share of(boolean all) {
        return all ? ALL : NONE;
    }

    /** Reads true, false, or a percentage such as 25%; nothing when the text is none of these. */
    static Optional<Share> parse(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(of(text.equals("true")));
        }
        var percentage = PERCENTAGE.matcher(text);
        return percentage.matches() ? Optional.of(new Share(Integer.parseInt(percentage.group(1)))) : Optional.empty();
    }

    /** Whether it is neither all nor none. */
    public boolean isPartial() {
        return percent > 0 && percent < 100;
    }

    @Override
    public int compareTo(Share other) {
        return Integer.compare(percent, other.percent);
    }

    /** As flags are written: true, false, or a percentage such as 25%. */
    @Override
    public String toString() {
        return isPartial() ? percent + "%" : String.valueOf(percent == 100);
    }
}
