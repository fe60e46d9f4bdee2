package io.twinstore.postgres.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Spring's JdbcTemplate with a mapper by hand, as its documentation shows. */
final class SpringJdbc implements Contender {
    private final BenchSalon salon;
    private final JdbcTemplate jdbc;

    SpringJdbc(BenchSalon salon) {
        this.salon = salon;
        jdbc = new JdbcTemplate(salon.pool);
    }

    @Override
    public String name() {
        return "JdbcTemplate";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.of(
                switch (operation) {
                    case CLIENT_BY_ID ->
                        () -> first(1, read(HandWrittenJdbc.BY_ID, salon.yclientsId(), BenchSalon.COMPANY));
                    case CLIENT_BY_PHONE ->
                        () -> {
                            var phone = salon.phone();
                            return first(
                                    1,
                                    jdbc.query(
                                            HandWrittenJdbc.BY_PHONE,
                                            statement -> HandWrittenJdbc.bindPhone(statement, phone),
                                            (row, number) -> PlainClient.of(row)));
                        };
                    case PAGE -> () -> first(100, read(HandWrittenJdbc.PAGE, BenchSalon.COMPANY));
                    case SEARCH -> () -> first(10, read(HandWrittenJdbc.SEARCH, BenchSalon.COMPANY, "%Анна%"));
                    case UPSERT_ONE ->
                        () -> {
                            var client = BenchClient.of(salon.yclientsId(), salon.next());
                            return jdbc.query(
                                    HandWrittenJdbc.UPSERT_RETURNING,
                                    statement -> HandWrittenJdbc.bind(statement, client),
                                    (row, number) -> PlainClient.of(row));
                        };
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                });
    }

    private List<PlainClient> read(String sql, Object... values) {
        return jdbc.query(sql, (row, number) -> PlainClient.of(row), values);
    }

    private static List<PlainClient> first(int limit, List<PlainClient> clients) {
        return clients.subList(0, Math.min(limit, clients.size()));
    }

    private List<PlainClient> upsert(List<BenchClient> clients) {
        jdbc.batchUpdate(HandWrittenJdbc.UPSERT, clients, clients.size(), HandWrittenJdbc::bind);
        return List.of();
    }
}
