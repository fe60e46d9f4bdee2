package io.twinstore.postgres.bench;

import static io.twinstore.postgres.generated.Tables.BOOKINGS;
import static io.twinstore.postgres.generated.Tables.CLIENTS;
import static io.twinstore.postgres.generated.Tables.SERVICES;
import static io.twinstore.postgres.generated.Tables.STAFF_SCHEDULES;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.ConverterProvider;
import org.jooq.DSLContext;
import org.jooq.InsertOnDuplicateSetMoreStep;
import org.jooq.JSONB;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConverterProvider;
import org.jspecify.annotations.Nullable;

/** jOOQ as people write it: the query built for each call, and rows fetched into a class. */
final class JooqDsl implements Contender {
    private final BenchSalon salon;
    private final DSLContext jooq;

    JooqDsl(BenchSalon salon) {
        this.salon = salon;
        jooq = DSL.using(new DefaultConfiguration()
                .set(new DataSourceConnectionProvider(salon.pool))
                .set(SQLDialect.POSTGRES)
                .set(new TextOfJson()));
    }

    /** Takes JSON as its text; else jOOQ reads it by Jackson, fails since it is no string, and takes the text then. */
    private static final class TextOfJson implements ConverterProvider {
        private static final Converter<JSONB, String> TEXT =
                Converter.ofNullable(JSONB.class, String.class, JSONB::data, JSONB::valueOf);
        private static final ConverterProvider OTHERS = new DefaultConverterProvider();

        @Override
        @SuppressWarnings("unchecked") // the classes are those that are asked for
        public <T, U> @Nullable Converter<T, U> provide(Class<T> from, Class<U> to) {
            return from == JSONB.class && to == String.class ? (Converter<T, U>) TEXT : OTHERS.provide(from, to);
        }
    }

    @Override
    public String name() {
        return "jOOQ, fetchInto";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.of(
                switch (operation) {
                    case CLIENT_BY_ID ->
                        () -> clients(
                                CLIENTS.YCLIENTS_ID.eq(salon.yclientsId()).and(ofCompany()),
                                1,
                                CLIENTS.LAST_VISIT_DATE.desc().nullsLast(),
                                CLIENTS.ID);
                    case CLIENT_BY_PHONE -> () -> byPhone(salon.phone());
                    case PAGE -> () -> clients(ofCompany(), 100, CLIENTS.ID);
                    case SEARCH ->
                        () -> clients(
                                ofCompany().and(CLIENTS.NAME.likeIgnoreCase("%" + BenchSalon.NAME + "%")),
                                10,
                                CLIENTS.LAST_VISIT_DATE.desc().nullsLast(),
                                CLIENTS.VISIT_COUNT.desc().nullsLast(),
                                CLIENTS.ID);
                    case SERVICES ->
                        () -> read(
                                SERVICES,
                                PlainService.class,
                                SERVICES.COMPANY_ID.eq(BenchSalon.COMPANY).and(SERVICES.IS_ACTIVE.eq(true)),
                                1_000,
                                SERVICES.WEIGHT.desc().nullsLast(),
                                SERVICES.TITLE.collate("C"),
                                SERVICES.ID);
                    case SCHEDULES ->
                        () -> read(
                                STAFF_SCHEDULES,
                                PlainSchedule.class,
                                STAFF_SCHEDULES
                                        .COMPANY_ID
                                        .eq(BenchSalon.COMPANY)
                                        .and(STAFF_SCHEDULES.DATE.between(BenchSalon.DAY, BenchSalon.DAY)),
                                100,
                                STAFF_SCHEDULES.DATE,
                                STAFF_SCHEDULES.STAFF_NAME.collate("C").asc().nullsLast(),
                                STAFF_SCHEDULES.ID);
                    case UPCOMING ->
                        () -> read(
                                BOOKINGS,
                                PlainBooking.class,
                                BOOKINGS.CLIENT_ID
                                        .eq(salon.clientId())
                                        .and(BOOKINGS.COMPANY_ID.eq(BenchSalon.COMPANY))
                                        .and(BOOKINGS.DATETIME.ge(salon.now.atOffset(ZoneOffset.UTC)))
                                        .and(BOOKINGS.STATUS.isNull().or(BOOKINGS.STATUS.ne("cancelled"))),
                                10,
                                BOOKINGS.DATETIME,
                                BOOKINGS.ID);
                    case UPSERT_ONE ->
                        () -> upsert(jooq, BenchClient.of(salon.yclientsId(), salon.next()))
                                .returning()
                                .fetchInto(PlainClient.class);
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                    case UPSERT_NEW -> () -> upsert(salon.newBatch());
                });
    }

    private static Condition ofCompany() {
        return CLIENTS.COMPANY_ID.eq(BenchSalon.COMPANY);
    }

    private List<PlainClient> byPhone(String phone) {
        var digits = DSL.function(
                "regexp_replace", String.class, CLIENTS.PHONE, DSL.inline("[^0-9]"), DSL.inline(""), DSL.inline("g"));
        return clients(
                digits.in(PhoneForms.digits(phone)).and(CLIENTS.PHONE.in(PhoneForms.written(phone))),
                1,
                CLIENTS.LAST_VISIT_DATE.desc().nullsLast(),
                CLIENTS.ID);
    }

    private List<PlainClient> clients(Condition condition, int limit, OrderField<?>... orders) {
        return read(CLIENTS, PlainClient.class, condition, limit, orders);
    }

    private <T> List<T> read(Table<?> table, Class<T> type, Condition condition, int limit, OrderField<?>... orders) {
        return jooq.selectFrom(table)
                .where(condition)
                .orderBy(orders)
                .limit(limit)
                .fetchInto(type);
    }

    private static InsertOnDuplicateSetMoreStep<Record> upsert(DSLContext jooq, BenchClient client) {
        return jooq.insertInto(CLIENTS)
                .set(CLIENTS.YCLIENTS_ID, client.yclientsId())
                .set(CLIENTS.COMPANY_ID, client.companyId())
                .set(CLIENTS.NAME, client.name())
                .set(CLIENTS.PHONE, client.phone())
                .set(CLIENTS.RAW_PHONE, client.rawPhone())
                .set(CLIENTS.EMAIL, client.email())
                .set(CLIENTS.DISCOUNT, client.discount())
                .set(CLIENTS.TAGS, client.tagArray())
                .set(CLIENTS.VISIT_COUNT, client.visitCount())
                .set(CLIENTS.TOTAL_SPENT, client.totalSpent())
                .set(CLIENTS.LAST_VISIT_DATE, client.lastVisitDate())
                .set(CLIENTS.LAST_SERVICE_IDS, client.serviceArray())
                .set(CLIENTS.VISIT_HISTORY, JSONB.valueOf(client.visitHistory()))
                .onConflict(CLIENTS.YCLIENTS_ID, CLIENTS.COMPANY_ID)
                .doUpdate()
                .setAllToExcluded();
    }

    private List<PlainClient> upsert(List<BenchClient> clients) {
        var values = clients.stream().map(BenchClient::values).toArray(Object[][]::new);
        jooq.transaction(transaction -> {
            var once = upsert(transaction.dsl(), clients.get(0));
            transaction.dsl().batch(once).bind(values).execute();
        });
        return List.of();
    }
}
