package io.twinstore.postgres.bench;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.FieldMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** JDBI's fluent API with its mapper by the names of fields. */
final class JdbiFluent implements Contender {
    private final BenchSalon salon;
    private final Jdbi jdbi;

    JdbiFluent(BenchSalon salon) {
        this.salon = salon;
        jdbi = Jdbi.create(salon.pool)
                .registerArrayType(Long.class, "int8")
                .registerArrayType(String.class, "text")
                .registerRowMapper(FieldMapper.factory(PlainClient.class))
                .registerRowMapper(FieldMapper.factory(PlainService.class))
                .registerRowMapper(FieldMapper.factory(PlainSchedule.class))
                .registerRowMapper(FieldMapper.factory(PlainBooking.class));
    }

    @Override
    public String name() {
        return "JDBI";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.of(
                switch (operation) {
                    case CLIENT_BY_ID -> () -> clients(BenchSql.BY_ID, 1, salon.yclientsId(), BenchSalon.COMPANY);
                    case CLIENT_BY_PHONE ->
                        () -> {
                            var phone = salon.phone();
                            return clients(BenchSql.BY_PHONE, 1, PhoneForms.digits(phone), PhoneForms.written(phone));
                        };
                    case PAGE -> () -> clients(BenchSql.PAGE, 100, BenchSalon.COMPANY);
                    case SEARCH -> () -> clients(BenchSql.SEARCH, 10, BenchSalon.COMPANY, "%" + BenchSalon.NAME + "%");
                    case SERVICES -> () -> read(BenchSql.SERVICES, PlainService.class, 1_000, BenchSalon.COMPANY, true);
                    case SCHEDULES ->
                        () -> read(
                                BenchSql.SCHEDULES,
                                PlainSchedule.class,
                                100,
                                BenchSalon.COMPANY,
                                BenchSalon.DAY,
                                BenchSalon.DAY);
                    case UPCOMING ->
                        () -> read(
                                BenchSql.UPCOMING,
                                PlainBooking.class,
                                10,
                                salon.clientId(),
                                BenchSalon.COMPANY,
                                salon.now.atOffset(ZoneOffset.UTC));
                    case UPSERT_ONE ->
                        () -> clients(
                                BenchSql.UPSERT_RETURNING,
                                1,
                                BenchClient.of(salon.yclientsId(), salon.next()).values());
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                    case UPSERT_NEW -> () -> upsert(salon.newBatch());
                });
    }

    private List<PlainClient> clients(String sql, int limit, Object... values) {
        return read(sql, PlainClient.class, limit, values);
    }

    private <T> List<T> read(String sql, Class<T> type, int limit, Object... values) {
        var rows = jdbi.withHandle(
                handle -> bind(handle.createQuery(sql), values).mapTo(type).list());
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Object... values) {
        for (int i = 0; i < values.length; i++) {
            statement.bind(i, values[i]);
        }
        return statement;
    }

    private List<PlainClient> upsert(List<BenchClient> clients) {
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch(BenchSql.UPSERT);
            clients.forEach(client -> bind(batch, client.values()).add());
            batch.execute();
        });
        return List.of();
    }
}
