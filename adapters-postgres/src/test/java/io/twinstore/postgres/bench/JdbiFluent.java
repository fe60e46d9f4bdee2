package io.twinstore.postgres.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.FieldMapper;

/** JDBI's fluent API with its mapper by the names of fields. */
final class JdbiFluent implements Contender {
    private final BenchSalon salon;
    private final Jdbi jdbi;

    JdbiFluent(BenchSalon salon) {
        this.salon = salon;
        jdbi = Jdbi.create(salon.pool)
                .registerArrayType(Long.class, "int8")
                .registerArrayType(String.class, "text")
                .registerRowMapper(FieldMapper.factory(PlainClient.class));
    }

    @Override
    public String name() {
        return "JDBI";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case CLIENT_BY_ID -> () -> read(HandWrittenJdbc.BY_ID, 1, salon.yclientsId(), BenchSalon.COMPANY);
                    case CLIENT_BY_PHONE ->
                        () -> {
                            var phone = salon.phone();
                            return read(
                                    HandWrittenJdbc.BY_PHONE, 1, PhoneForms.digits(phone), PhoneForms.written(phone));
                        };
                    case PAGE -> () -> read(HandWrittenJdbc.PAGE, 100, BenchSalon.COMPANY);
                    case SEARCH -> () -> read(HandWrittenJdbc.SEARCH, 10, BenchSalon.COMPANY, "%Анна%");
                    case UPSERT_ONE, UPSERT_CHANGED, UPSERT_SAME -> null;
                });
    }

    private List<PlainClient> read(String sql, int limit, Object... values) {
        var clients = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.bind(i, values[i]);
            }
            return query.mapTo(PlainClient.class).list();
        });
        return clients.subList(0, Math.min(limit, clients.size()));
    }
}
