package io.twinstore.domain.rows;

import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** What values a column can carry; each check answers the value or says, without it, what is wrong. */
final class Checks {
    private static final int MAX_DEPTH = 1_000;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Checks() {}

    static String checkText(String text, int maxLength) {
        var problem = Text.problem(text);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
            throw new IllegalArgumentException("is longer than " + maxLength + " characters");
        }
        return text;
    }

    static BigDecimal checkDecimal(BigDecimal value, int precision, int scale) {
        // before setScale, which would write 1E+999999999 out
        if (value.signum() != 0 && (long) value.precision() - value.scale() > precision - scale) {
            throw new IllegalArgumentException("has more than " + (precision - scale) + " digits before the point");
        }
        // nor divide by all the tens of 1E-999999999: a digit that is not 0 stands behind the last decimal
        if (value.signum() != 0 && (long) value.scale() - value.precision() >= scale) {
            throw new IllegalArgumentException("has more than " + scale + " decimals");
        }
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("has more than " + scale + " decimals", e);
        }
    }

    /** PostgreSQL's numeric has at most 131,072 digits before the point and 16,383 after it. */
    static void checkMagnitude(BigDecimal value) {
        if ((long) value.precision() - value.scale() > 131_072 || value.scale() > 16_383) {
            throw new IllegalArgumentException("has more digits than any number can");
        }
    }

    static Json checkDepth(Json json) {
        if (Json.atMostNested(json) > MAX_DEPTH && deeper(json, MAX_DEPTH)) {
            throw new IllegalArgumentException("is nested deeper than " + MAX_DEPTH + " levels");
        }
        return json;
    }

    private static boolean deeper(Json json, int levels) {
        if (json instanceof Json.Arr array) {
            return levels == 0 || array.elements().stream().anyMatch(element -> deeper(element, levels - 1));
        }
        return json instanceof Json.Obj object
                && (levels == 0 || object.members().values().stream().anyMatch(member -> deeper(member, levels - 1)));
    }

    static LocalTime micros(LocalTime time) {
        if (!time.truncatedTo(ChronoUnit.MICROS).equals(time)) {
            throw new IllegalArgumentException("has more than microseconds");
        }
        return time;
    }

    static LocalDate plainYear(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new IllegalArgumentException("is outside the years 1 to 9999");
        }
        return date;
    }

    static Instant plainYear(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException("is outside the years 1 to 9999");
        }
        return instant;
    }
}
