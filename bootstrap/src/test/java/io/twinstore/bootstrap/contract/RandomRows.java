package io.twinstore.bootstrap.contract;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Rows to upsert, with keys of a small pool so that they meet, and any set of fields. */
final class RandomRows {
    static final List<Long> COMPANIES = List.of(11L, 12L, 13L);
    private static final Set<String> NOT_FREE = Set.of("id", "created_at", "company_id", "client_id");

    private final Random random;
    private final RandomValues values;

    RandomRows(Random random, RandomValues values) {
        this.random = random;
        this.values = values;
    }

    /** One that is there, mostly. */
    long company() {
        return values.chance(96) ? values.one(COMPANIES) : values.one(List.of(14L, 0L, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    long yclientsId() {
        return values.chance(97) ? random.nextInt(30) : random.nextLong();
    }

    /** A number of few, in any form. */
    String phone() {
        var national = "916000000" + random.nextInt(10);
        return switch (random.nextInt(12)) {
            case 0 -> "8" + national;
            case 1 -> national;
            case 2 -> "+7 (916) 000-00-" + national.substring(8);
            case 3 -> "7" + national + "@c.us";
            case 4 -> values.one(Hostile.TEXTS);
            case 5 -> "49" + national;
            default -> "7" + national;
        };
    }

    String userId() {
        return values.chance(80) ? "user-" + random.nextInt(10) : values.one(Hostile.TEXTS);
    }

    Row<Client> client() {
        var row = Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, yclientsId())
                .set(ClientColumns.COMPANY_ID, company())
                .set(ClientColumns.NAME, values.any(ClientColumns.NAME))
                .set(ClientColumns.PHONE, phone());
        return more(ClientColumns.SCHEMA, row.build());
    }

    Row<Service> service() {
        var row = Row.builder(ServiceColumns.SCHEMA)
                .set(ServiceColumns.YCLIENTS_ID, yclientsId())
                .set(ServiceColumns.COMPANY_ID, company())
                .set(ServiceColumns.TITLE, values.any(ServiceColumns.TITLE));
        return more(ServiceColumns.SCHEMA, row.build());
    }

    Row<StaffSchedule> schedule() {
        var row = Row.builder(StaffScheduleColumns.SCHEMA)
                .set(StaffScheduleColumns.STAFF_ID, yclientsId() % 10)
                .set(StaffScheduleColumns.DATE, values.date())
                .set(StaffScheduleColumns.COMPANY_ID, company())
                .set(StaffScheduleColumns.STAFF_NAME, values.any(StaffScheduleColumns.STAFF_NAME));
        return more(StaffScheduleColumns.SCHEMA, row.build());
    }

    Row<DialogContext> context() {
        var row = Row.builder(DialogContextColumns.SCHEMA)
                .set(DialogContextColumns.USER_ID, userId())
                .set(DialogContextColumns.COMPANY_ID, values.chance(20) ? null : company());
        return more(DialogContextColumns.SCHEMA, row.build());
    }

    Row<Company> companyRow() {
        var row = Row.builder(CompanyColumns.SCHEMA)
                .set(CompanyColumns.COMPANY_ID, values.chance(70) ? values.one(COMPANIES) : 20L + random.nextInt(5))
                .set(CompanyColumns.TITLE, values.any(CompanyColumns.TITLE));
        return more(CompanyColumns.SCHEMA, row.build());
    }

    /** States some more fields. */
    private <A> Row<A> more(TableSchema<A> schema, Row<A> row) {
        var assigned = row;
        int percent = values.one(List.of(0, 5, 30));
        for (var column : schema.columns()) {
            if (!row.assigns(column) && !NOT_FREE.contains(column.name()) && values.chance(percent)) {
                assigned = with(assigned, column);
            }
        }
        return assigned;
    }

    private <A, T> Row<A> with(Row<A> row, Column<A, T> column) {
        return row.set(column, values.any(column));
    }

    /** Mostly rows with the same fields; some of one key, some with others. */
    <A> List<Row<A>> batch(TableSchema<A> schema, Supplier<Row<A>> row) {
        var batch = new ArrayList<Row<A>>();
        var first = row.get();
        int size = values.chance(1) ? 499 + random.nextInt(3) : random.nextInt(6);
        for (int i = 0; i < size; i++) {
            batch.add(values.chance(1) ? row.get() : like(schema, first, row.get()));
        }
        return batch;
    }

    /** The other row with the fields that this one states. */
    private <A> Row<A> like(TableSchema<A> schema, Row<A> first, Row<A> other) {
        var row = Row.builder(schema);
        for (var column : first.assigned()) {
            copy(other, row, column);
        }
        return row.build();
    }

    private <A, T> void copy(Row<A> from, Row.Builder<A> to, Column<A, T> column) {
        to.set(column, from.assigns(column) ? from.get(column) : values.held(column));
    }
}
