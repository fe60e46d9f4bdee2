package io.twinstore.postgres.bench;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's JdbcTemplate with a mapper by hand, as its documentation shows. */
final class SpringJdbc implements Contender {
    private static final RowMapper<PlainClient> CLIENT = (row, number) -> PlainClient.of(row);

    private final BenchSalon salon;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    SpringJdbc(BenchSalon salon) {
        this.salon = salon;
        jdbc = new JdbcTemplate(salon.pool);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(salon.pool));
    }

    @Override
    public String name() {
        return "JdbcTemplate";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.of(
                switch (operation) {
                    case CLIENT_BY_ID -> () -> read(BenchSql.BY_ID, CLIENT, 1, salon.yclientsId(), BenchSalon.COMPANY);
                    case CLIENT_BY_PHONE ->
                        () -> {
                            var phone = salon.phone();
                            return first(
                                    1,
                                    jdbc.query(
                                            BenchSql.BY_PHONE,
                                            statement -> HandWrittenJdbc.bindPhone(statement, phone),
                                            CLIENT));
                        };
                    case PAGE -> () -> read(BenchSql.PAGE, CLIENT, 100, BenchSalon.COMPANY);
                    case SEARCH ->
                        () -> read(BenchSql.SEARCH, CLIENT, 10, BenchSalon.COMPANY, "%" + BenchSalon.NAME + "%");
                    case SERVICES ->
                        () -> read(
                                BenchSql.SERVICES,
                                (row, number) -> PlainService.of(row),
                                1_000,
                                BenchSalon.COMPANY,
                                true);
                    case SCHEDULES ->
                        () -> read(
                                BenchSql.SCHEDULES,
                                (row, number) -> PlainSchedule.of(row),
                                100,
                                BenchSalon.COMPANY,
                                BenchSalon.DAY,
                                BenchSalon.DAY);
                    case UPCOMING ->
                        () -> read(
                                BenchSql.UPCOMING,
                                (row, number) -> PlainBooking.of(row),
                                10,
                                salon.clientId(),
                                BenchSalon.COMPANY,
                                salon.now.atOffset(ZoneOffset.UTC));
                    case UPSERT_ONE ->
                        () -> {
                            var client = BenchClient.of(salon.yclientsId(), salon.next());
                            return jdbc.query(
                                    BenchSql.UPSERT_RETURNING,
                                    statement -> HandWrittenJdbc.bind(statement, client),
                                    CLIENT);
                        };
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                    case UPSERT_NEW -> () -> upsert(salon.newBatch());
                });
    }

    private <T> List<T> read(String sql, RowMapper<T> mapper, int limit, Object... values) {
        return first(limit, jdbc.query(sql, mapper, values));
    }

    private static <T> List<T> first(int limit, List<T> rows) {
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    private List<PlainClient> upsert(List<BenchClient> clients) {
        transactions.executeWithoutResult(
                status -> jdbc.batchUpdate(BenchSql.UPSERT, clients, clients.size(), HandWrittenJdbc::bind));
        return List.of();
    }
}
