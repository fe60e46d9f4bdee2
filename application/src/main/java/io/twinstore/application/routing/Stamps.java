package io.twinstore.application.routing;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.values.Phone;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the facade adds to every upsert: when it was made, and the canonical form of a client's phone. */
final class Stamps {
    private final Clock clock;

    Stamps(Clock clock) {
        this.clock = clock;
    }

    Row<DialogContext> context(Row<DialogContext> context) {
        var now = clock.instant();
        return context.set(DialogContextColumns.LAST_ACTIVITY, now).set(DialogContextColumns.UPDATED_AT, now);
    }

    Row<Company> company(Row<Company> company) {
        return company.set(CompanyColumns.UPDATED_AT, clock.instant());
    }

    List<Row<Client>> clients(List<Row<Client>> clients) {
        Batch.requirePresent(clients);
        var now = clock.instant();
        var stamped = new ArrayList<Row<Client>>(clients.size());
        for (int i = 0; i < clients.size(); i++) {
            stamped.add(canonical(clients.get(i), i).set(ClientColumns.UPDATED_AT, now));
        }
        return stamped;
    }

    private static Row<Client> canonical(Row<Client> client, int index) {
        var phone = client.get(ClientColumns.PHONE);
        if (phone == null) {
            return client; // the batch names what is missing
        }
        try {
            return client.set(ClientColumns.PHONE, Phone.of(phone).digits());
        } catch (InvalidInput e) {
            throw new InvalidInput("row " + index + ": " + e.getMessage(), e);
        }
    }

    List<Row<StaffSchedule>> schedules(List<Row<StaffSchedule>> schedules) {
        return stamped(schedules, List.of(StaffScheduleColumns.LAST_UPDATED));
    }

    List<Row<Service>> services(List<Row<Service>> services) {
        return stamped(services, List.of(ServiceColumns.UPDATED_AT, ServiceColumns.LAST_SYNC_AT));
    }

    private <A> List<Row<A>> stamped(List<Row<A>> rows, List<Column<A, Instant>> columns) {
        Batch.requirePresent(rows);
        var now = clock.instant();
        return rows.stream().map(row -> stamped(row, columns, now)).toList();
    }

    private static <A> Row<A> stamped(Row<A> row, List<Column<A, Instant>> columns, Instant now) {
        var stamped = row;
        for (var column : columns) {
            stamped = stamped.set(column, now);
        }
        return stamped;
    }
}
