package io.twinstore.domain.clients;

import static io.twinstore.domain.query.Condition.contains;
import static io.twinstore.domain.query.Condition.eq;
import static io.twinstore.domain.query.Condition.in;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Phone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The port of clients and of their bookings (operations 3 to 9 of the contract). */
public interface ClientRepository extends UpsertRepository<Client> {

    /** The most bookings that {@link #findUpcoming} answers (contract.md, operation 6). */
    int UPCOMING = 10;

    /** Bookings, which other programs write. */
    Repository<Booking> bookings();

    @Override
    default TableSchema<Client> schema() {
        return ClientColumns.SCHEMA;
    }

    /**
     * The client with this number in whatever form it was stored; of several the one that visited last.
     *
     * <p>The forms in which it is stored most often are asked for first, since an index finds them; a client in another form is
     * answered only where there is none in these.
     */
    default Optional<Client> findByPhone(Phone phone) {
        var stored = Query.of(schema()).where(new Condition.SamePhone<>(ClientColumns.PHONE, phone));
        return latest(stored.where(in(ClientColumns.PHONE, phone.writtenForms())))
                .or(() -> latest(stored));
    }

    /** The client with this YCLIENTS id; without a company the one that visited last. */
    default Optional<Client> findById(long yclientsId, @Nullable Long companyId) {
        return latest(Query.of(schema())
                .where(eq(ClientColumns.YCLIENTS_ID, yclientsId))
                .whereGiven(companyId, id -> eq(ClientColumns.COMPANY_ID, id)));
    }

    private Optional<Client> latest(Query<Client> query) {
        return first(query.orderBy(Order.desc(ClientColumns.LAST_VISIT_DATE)));
    }

    /** The bookings of the client with this {@code clients.id}. */
    default Listing<Booking> findAppointments(int clientId, AppointmentOptions options) {
        return bookings()
                .find(Query.of(BookingColumns.SCHEMA)
                        .where(eq(BookingColumns.CLIENT_ID, clientId))
                        .whereGiven(options.companyId(), id -> eq(BookingColumns.COMPANY_ID, id))
                        .whereGiven(options.startDate(), from -> Condition.gte(BookingColumns.DATETIME, from))
                        .whereGiven(options.endDate(), to -> Condition.lte(BookingColumns.DATETIME, to))
                        .orderBy(options.order())
                        .limit(limits().orDefault(options.limit())));
    }

    /** The client's bookings from {@code now} on that are not cancelled, the next first, at most 10. */
    default Listing<Booking> findUpcoming(int clientId, long companyId, Instant now) {
        return bookings()
                .find(Query.of(BookingColumns.SCHEMA)
                        .where(eq(BookingColumns.CLIENT_ID, clientId))
                        .where(eq(BookingColumns.COMPANY_ID, companyId))
                        .where(Condition.gte(BookingColumns.DATETIME, now))
                        .where(Condition.anyOf(List.of(
                                Condition.isNull(BookingColumns.STATUS),
                                Condition.neq(BookingColumns.STATUS, "cancelled"))))
                        .orderBy(Order.asc(BookingColumns.DATETIME))
                        .limit(UPCOMING));
    }

    /** The company's clients whose name contains the text, whatever the case; the last to visit first. */
    default Listing<Client> searchByName(long companyId, @Nullable String name, @Nullable Integer limit) {
        if (name == null || name.isBlank()) {
            throw new InvalidInput("the name to search for is blank");
        }
        return find(Query.of(schema())
                .where(eq(ClientColumns.COMPANY_ID, companyId))
                .where(contains(ClientColumns.NAME, name))
                .orderBy(Order.desc(ClientColumns.LAST_VISIT_DATE))
                .orderBy(Order.desc(ClientColumns.VISIT_COUNT))
                .limit(limits().orDefault(limit)));
    }
}
