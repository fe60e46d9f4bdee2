package io.twinstore.postgres.bench;

import static io.twinstore.postgres.generated.Tables.CLIENTS;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** jOOQ as people write it: the query built for each call, and rows fetched into a class. */
final class JooqDsl implements Contender {
    private final BenchSalon salon;
    private final DSLContext jooq;

    JooqDsl(BenchSalon salon) {
        this.salon = salon;
        jooq = DSL.using(salon.pool, SQLDialect.POSTGRES);
    }

    @Override
    public String name() {
        return "jOOQ, fetchInto";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case CLIENT_BY_ID ->
                        () -> read(
                                CLIENTS.YCLIENTS_ID.eq(salon.yclientsId()).and(ofCompany()),
                                1,
                                CLIENTS.LAST_VISIT_DATE.desc().nullsLast(),
                                CLIENTS.ID);
                    case CLIENT_BY_PHONE ->
                        () -> {
                            var phone = salon.phone();
                            var digits = DSL.function(
                                    "regexp_replace",
                                    String.class,
                                    CLIENTS.PHONE,
                                    DSL.inline("[^0-9]"),
                                    DSL.inline(""),
                                    DSL.inline("g"));
                            return read(
                                    digits.in(PhoneForms.digits(phone))
                                            .and(CLIENTS.PHONE.in(PhoneForms.written(phone))),
                                    1,
                                    CLIENTS.LAST_VISIT_DATE.desc().nullsLast(),
                                    CLIENTS.ID);
                        };
                    case PAGE -> () -> read(ofCompany(), 100, CLIENTS.ID);
                    case SEARCH ->
                        () -> read(
                                ofCompany().and(CLIENTS.NAME.likeIgnoreCase("%Анна%")),
                                10,
                                CLIENTS.LAST_VISIT_DATE.desc().nullsLast(),
                                CLIENTS.VISIT_COUNT.desc().nullsLast(),
                                CLIENTS.ID);
                    case UPSERT_ONE, UPSERT_CHANGED, UPSERT_SAME -> null;
                });
    }

    private static Condition ofCompany() {
        return CLIENTS.COMPANY_ID.eq(BenchSalon.COMPANY);
    }

    private List<PlainClient> read(Condition condition, int limit, OrderField<?>... orders) {
        return jooq.selectFrom(CLIENTS)
                .where(condition)
                .orderBy(orders)
                .limit(limit)
                .fetchInto(PlainClient.class);
    }
}
