package io.twinstore.bootstrap.sandbox;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows asked for, lower to upper inclusive; PostgREST's arithmetic over limit, offset and the Range header. */
record Window(long lower, long upper) {
    private static final long UNBOUNDED = Long.MAX_VALUE / 4;
    private static final Window ALL = new Window(0, UNBOUNDED);
    private static final Window NONE = new Window(0, -1);
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d*)");
    private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d+)\\s*");

    /** The Range header counts on GET only, which is for the caller to know. */
    static Window of(@Nullable String limit, @Nullable String offset, @Nullable String rangeHeader) {
        Window header = header(rangeHeader);
        if (header.isEmpty()) {
            throw RestError.badRange(
                    "The lower boundary must be lower than or equal to the upper boundary in the Range header.");
        }
        Window asked = asked(limit, offset);
        if (asked.upper == NONE.upper) {
            return NONE;
        }
        Window both = asked.and(header);
        if (both.isEmpty()) {
            throw RestError.badRange("Limit should be greater than or equal to zero.");
        }
        return both;
    }

    Window capped(long maxRows) {
        return new Window(lower, Math.min(upper, lower + maxRows - 1));
    }

    long rows() {
        return upper - lower + 1;
    }

    /** Content-Range of the rows that came. */
    String contentRange(long rows, @Nullable Long total) {
        String range = rows == 0 ? "*" : lower + "-" + (lower + rows - 1);
        return range + "/" + (total == null ? "*" : total);
    }

    private static Window asked(@Nullable String limit, @Nullable String offset) {
        Long rows = number(limit);
        if (offset == null) {
            return rows == null ? ALL : new Window(0, rows - 1);
        }
        Long skipped = number(offset);
        long from = skipped == null ? 0 : skipped;
        if (limit == null) {
            return new Window(from, UNBOUNDED);
        }
        return new Window(from, from + (rows == null ? 0 : rows) - 1);
    }

    private static Window header(@Nullable String range) {
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        if (!matcher.matches()) {
            return ALL;
        }
        Long to = number(matcher.group(2));
        Long from = number(matcher.group(1));
        return new Window(from == null ? 0 : from, to == null ? UNBOUNDED : to);
    }

    private static @Nullable Long number(@Nullable String text) {
        Matcher matcher = NUMBER.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        BigInteger bound = BigInteger.valueOf(UNBOUNDED);
        return new BigInteger(matcher.group(1)).min(bound).max(bound.negate()).longValueExact();
    }

    private Window and(Window other) {
        return new Window(Math.max(lower, other.lower), Math.min(upper, other.upper));
    }

    private boolean isEmpty() {
        return lower > upper;
    }
}
