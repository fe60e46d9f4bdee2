package io.twinstore.domain.contract;

import io.twinstore.domain.rows.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much a column can hold, found by asking it: types do not tell. */
public final class Bounds {
    /** Enough for a column without a bound. */
    public static final int UNBOUNDED = 10_000;

    private static final Map<Column<?, ?>, Integer> LENGTHS = new ConcurrentHashMap<>();
    private static final Map<Column<?, ?>, Integer> SCALES = new ConcurrentHashMap<>();
    private static final Map<Column<?, ?>, Integer> DIGITS = new ConcurrentHashMap<>();

    private Bounds() {}

    /** The most characters of a text, or of each text of a list. */
    public static int length(Column<?, ?> column) {
        return LENGTHS.computeIfAbsent(column, Bounds::longest);
    }

    private static int longest(Column<?, ?> column) {
        boolean list = column.type().name().endsWith("[]");
        int low = 0;
        int high = UNBOUNDED + 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            var text = "x".repeat(middle);
            if (holds(column, list ? List.of(text) : text)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many decimals a number has. */
    public static int scale(Column<?, ?> column) {
        return SCALES.computeIfAbsent(column, Bounds::finest);
    }

    private static int finest(Column<?, ?> column) {
        int scale = 0;
        while (holds(column, BigDecimal.ONE.movePointLeft(scale + 1))) {
            scale++;
        }
        return scale;
    }

    /** How many digits a number has before the point. */
    public static int integerDigits(Column<?, ?> column) {
        return DIGITS.computeIfAbsent(column, Bounds::largest);
    }

    private static int largest(Column<?, ?> column) {
        int digits = 0;
        while (holds(column, BigDecimal.TEN.pow(digits))) {
            digits++;
        }
        return digits;
    }

    /** Whether the column accepts a value of its type. */
    @SuppressWarnings("unchecked") // asked only for values of the column's type
    public static <T> boolean holds(Column<?, T> column, Object value) {
        try {
            column.type().accept((T) value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
