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

    /** The same options, but the bookings of this company; null for those of all. */
    public AppointmentOptions companyId(@Nullable Long other) {
        return new AppointmentOptions(other, startDate, endDate, limit, orderBy, ascending);
    }

    /** The same options, but the bookings from this instant on. */
    public AppointmentOptions startDate(@Nullable Instant other) {
        return new AppointmentOptions(companyId, other, endDate, limit, orderBy, ascending);
    }

    /** The same options, but the bookings up to this instant, which is included. */
    public AppointmentOptions endDate(@Nullable Instant other) {
        return new AppointmentOptions(companyId, startDate, other, limit, orderBy, ascending);
    }

    /** The same options, but at most so many bookings, 1 to 1,000. */
    public AppointmentOptions limit(@Nullable Integer other) {
        return new AppointmentOptions(companyId, startDate, endDate, other, orderBy, ascending);
    }

    /** The same options, but ordered by datetime, created_at or cost. */
    public AppointmentOptions orderBy(@Nullable String other) {
        return new AppointmentOptions(companyId, startDate, endDate, limit, other, ascending);
    }

    /** The same options, but the least first if true, else the greatest. */
    public AppointmentOptions ascending(@Nullable Boolean other) {
        return new AppointmentOptions(companyId, startDate, endDate, limit, orderBy, other);
    }

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
