package io.twinstore.bootstrap.sandbox;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows asked for, lower to upper inclusive or without an end; PostgREST's arithmetic over limit, offset and the Range
 * header, whose numbers can have any size: PostgreSQL refuses those that it cannot count to.
 */
record Window(BigInteger lower, @Nullable BigInteger upper) {
    private static final Window ALL = new Window(BigInteger.ZERO, null);
    private static final Window NONE = new Window(BigInteger.ZERO, BigInteger.ONE.negate());
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
        if (asked.endsAs(NONE)) {
            return NONE;
        }
        Window both = asked.and(header);
        if (both.isEmpty()) {
            throw RestError.badRange("Limit should be greater than or equal to zero.");
        }
        return both;
    }

    /** Writes LIMIT and OFFSET; a limit that is no bigint is refused though the server's own would be lower. */
    void write(SqlBuffer sql, int maxRows) {
        sql.sql(" LIMIT least(");
        if (upper != null) {
            sql.bind(upper.subtract(lower).add(BigInteger.ONE)).sql("::bigint, ");
        }
        sql.sql(maxRows + ") OFFSET ").bind(lower);
    }

    boolean beginsAfter(long rows) {
        return lower.compareTo(BigInteger.valueOf(rows)) > 0;
    }

    /** Content-Range of the rows that came. */
    String contentRange(long rows, @Nullable Long total) {
        String range = rows == 0 ? "*" : lower + "-" + lower.add(BigInteger.valueOf(rows - 1));
        return range + "/" + (total == null ? "*" : total);
    }

    private static Window asked(@Nullable String limit, @Nullable String offset) {
        BigInteger rows = number(limit);
        if (offset == null && rows == null) {
            return ALL;
        }
        BigInteger skipped = number(offset);
        BigInteger from = skipped == null ? BigInteger.ZERO : skipped;
        if (limit == null) {
            return new Window(from, null);
        }
        return new Window(from, from.add(rows == null ? BigInteger.ZERO : rows).subtract(BigInteger.ONE));
    }

    private static Window header(@Nullable String range) {
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        return matcher.matches() ? new Window(new BigInteger(matcher.group(1)), number(matcher.group(2))) : ALL;
    }

    private static @Nullable BigInteger number(@Nullable String text) {
        Matcher matcher = NUMBER.matcher(text == null ? "" : text);
        return matcher.matches() ? new BigInteger(matcher.group(1)) : null;
    }

    private Window and(Window other) {
        BigInteger end = upper == null ? other.upper : other.upper == null ? upper : upper.min(other.upper);
        return new Window(lower.max(other.lower), end);
    }

    private boolean endsAs(Window other) {
        return upper != null && upper.equals(other.upper);
    }

    private boolean isEmpty() {
        return upper != null && lower.compareTo(upper) > 0;
    }
}
