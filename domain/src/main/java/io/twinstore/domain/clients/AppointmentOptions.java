package io.twinstore.domain.clients;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.rows.Column;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of a client's bookings, and in which order; null leaves a choice to its default.
 *
 * @param startDate the first instant, inclusive
 * @param endDate the last instant, inclusive
 * @param limit 1 to 1,000; 100 when null
 * @param orderBy datetime (the default), created_at or cost
 * @param ascending false when null
 */
public record AppointmentOptions(
        @Nullable Long companyId,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Nullable Integer limit,
        @Nullable String orderBy,
        @Nullable Boolean ascending) {

    /** Every default: the 100 latest bookings. */
    public static final AppointmentOptions DEFAULT = new AppointmentOptions(null, null, null, null, null, null);

    Order<Booking> order() {
        return new Order<>(orderColumn(), !Boolean.TRUE.equals(ascending), false);
    }

    private Column<Booking, ?> orderColumn() {
        return switch (orderBy == null ? "datetime" : orderBy) {
            case "datetime" -> BookingColumns.DATETIME;
            case "created_at" -> BookingColumns.CREATED_AT;
            case "cost" -> BookingColumns.COST;
            default -> throw new InvalidInput("bookings are ordered by datetime, created_at or cost, nothing else");
        };
    }
}
