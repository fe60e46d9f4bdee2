package io.twinstore.bootstrap.contract;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.services.ServiceColumns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls of all 21 operations, with values that hit and values that nobody expects. */
final class RandomCalls {
    private static final List<@Nullable Integer> LIMITS =
            Arrays.asList(null, null, null, 1, 2, 5, 100, 1_000, 0, -1, 1_001);

    private final Random random;
    private final RandomValues values;
    private final RandomRows rows;

    RandomCalls(Random random) {
        this.random = random;
        values = new RandomValues(random);
        rows = new RandomRows(random, values);
    }

    /** A call of the facade; the batch is what it may write, nothing when it reads. */
    record Call(
            Function<DataLayer, Envelope<?>> ask, @Nullable Write<?> write) {}

    /** What a call writes. */
    record Write<A>(TableSchema<A> schema, List<Row<A>> batch) {}

    Call next() {
        return values.chance(30) ? write() : read(reader());
    }

    private static Call read(Function<DataLayer, Envelope<?>> ask) {
        return new Call(ask, null);
    }

    private Function<DataLayer, Envelope<?>> reader() {
        long company = rows.company();
        long id = rows.yclientsId();
        var date = values.chance(95) ? values.date() : values.one(List.of(LocalDate.MIN, LocalDate.MAX));
        var anywhere = values.chance(50) ? null : company;
        var some = random.nextBoolean();
        var part = part();
        var limit = limit();
        return switch (random.nextInt(16)) {
            case 0 -> with(rows.userId(), DataLayer::getDialogContext);
            case 1 -> with(rows.phone(), DataLayer::getClientByPhone);
            case 2 -> data -> data.getClientById(id, anywhere);
            case 3, 4 -> with(appointments(), (data, options) -> data.getClientAppointments((int) id, options));
            case 5 -> data -> data.getUpcomingAppointments((int) id, company);
            case 6, 7 -> data -> data.searchClientsByName(company, part, limit);
            case 8 -> data -> data.getStaffById(id, company);
            case 9 -> data -> data.getStaff(company, some);
            case 10, 11 -> with(schedules(), (data, options) -> data.getStaffSchedules(company, options));
            case 12 -> data -> data.getStaffSchedule(id % 10, date);
            case 13 -> data -> data.getServices(company, some);
            case 14 -> data -> data.getServiceById(id, anywhere);
            default ->
                values.chance(80)
                        ? data -> data.getServicesByCategory(company, id % 20 - 5)
                        : values.chance(80) ? data -> data.getCompany(company) : DataLayer::healthCheck;
        };
    }

    private static <V> Function<DataLayer, Envelope<?>> with(V value, BiFunction<DataLayer, V, Envelope<?>> ask) {
        return data -> ask.apply(data, value);
    }

    private @Nullable Integer limit() {
        return LIMITS.get(random.nextInt(LIMITS.size()));
    }

    private String part() {
        return switch (random.nextInt(4)) {
            case 0 -> values.one(Hostile.TEXTS);
            case 1 -> values.text(3);
            default -> values.one(List.of("а", "нн", "x", "", "s", "k", "Ё", "я".repeat(300)));
        };
    }

    private AppointmentOptions appointments() {
        return new AppointmentOptions(
                values.chance(70) ? null : rows.company(),
                values.chance(60) ? null : instant(),
                values.chance(60) ? null : instant(),
                limit(),
                values.chance(95) ? values.one(List.of("datetime", "created_at", "cost")) : values.one(Hostile.TEXTS),
                values.chance(30) ? null : random.nextBoolean());
    }

    private Instant instant() {
        return values.chance(97) ? values.instant() : values.one(List.of(Instant.MIN, Instant.MAX));
    }

    private ScheduleOptions schedules() {
        return new ScheduleOptions(
                values.chance(70) ? null : rows.yclientsId() % 10,
                values.chance(60) ? null : part(),
                values.chance(70) ? null : values.date(),
                values.chance(70) ? null : values.date(),
                values.chance(60) ? null : random.nextBoolean(),
                limit());
    }

    private Call write() {
        return switch (random.nextInt(6)) {
            case 0 -> one(DialogContextColumns.SCHEMA, rows.context(), DataLayer::upsertDialogContext);
            case 1 -> one(CompanyColumns.SCHEMA, rows.companyRow(), DataLayer::upsertCompany);
            case 2 -> one(ClientColumns.SCHEMA, rows.client(), DataLayer::upsertClient);
            case 3 ->
                all(ClientColumns.SCHEMA, rows.batch(ClientColumns.SCHEMA, rows::client), DataLayer::upsertClients);
            case 4 ->
                all(
                        StaffScheduleColumns.SCHEMA,
                        rows.batch(StaffScheduleColumns.SCHEMA, rows::schedule),
                        DataLayer::upsertStaffSchedules);
            default ->
                all(ServiceColumns.SCHEMA, rows.batch(ServiceColumns.SCHEMA, rows::service), DataLayer::upsertServices);
        };
    }

    private static <A> Call one(TableSchema<A> schema, Row<A> row, BiFunction<DataLayer, Row<A>, Envelope<?>> ask) {
        return new Call(data -> ask.apply(data, row), new Write<>(schema, List.of(row)));
    }

    private static <A> Call all(
            TableSchema<A> schema, List<Row<A>> batch, BiFunction<DataLayer, List<Row<A>>, Envelope<?>> ask) {
        return new Call(data -> ask.apply(data, batch), new Write<>(schema, batch));
    }
}
