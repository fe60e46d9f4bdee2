package io.twinstore.postgres.bench;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What somebody with patience writes by hand: the limit. */
final class HandWrittenJdbc implements Contender {
    private final String name;
    private final BenchSalon salon;

    HandWrittenJdbc(String name, BenchSalon salon) {
        this.name = name;
        this.salon = salon;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.of(
                switch (operation) {
                    case CLIENT_BY_ID ->
                        () -> read(BenchSql.BY_ID, PlainClient::of, 1, statement -> {
                            statement.setLong(1, salon.yclientsId());
                            statement.setLong(2, BenchSalon.COMPANY);
                        });
                    case CLIENT_BY_PHONE ->
                        () -> read(
                                BenchSql.BY_PHONE,
                                PlainClient::of,
                                1,
                                statement -> bindPhone(statement, salon.phone()));
                    case PAGE ->
                        () -> read(
                                BenchSql.PAGE,
                                PlainClient::of,
                                100,
                                statement -> statement.setLong(1, BenchSalon.COMPANY));
                    case SEARCH ->
                        () -> read(BenchSql.SEARCH, PlainClient::of, 10, statement -> {
                            statement.setLong(1, BenchSalon.COMPANY);
                            statement.setString(2, "%" + BenchSalon.NAME + "%");
                        });
                    case SERVICES ->
                        () -> read(BenchSql.SERVICES, PlainService::of, 1_000, statement -> {
                            statement.setLong(1, BenchSalon.COMPANY);
                            statement.setBoolean(2, true);
                        });
                    case SCHEDULES ->
                        () -> read(BenchSql.SCHEDULES, PlainSchedule::of, 100, statement -> {
                            statement.setLong(1, BenchSalon.COMPANY);
                            statement.setObject(2, BenchSalon.DAY);
                            statement.setObject(3, BenchSalon.DAY);
                        });
                    case UPCOMING ->
                        () -> read(BenchSql.UPCOMING, PlainBooking::of, 10, statement -> {
                            statement.setInt(1, salon.clientId());
                            statement.setLong(2, BenchSalon.COMPANY);
                            statement.setObject(3, salon.now.atOffset(ZoneOffset.UTC));
                        });
                    case UPSERT_ONE -> () -> upsert(BenchClient.of(salon.yclientsId(), salon.next()));
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                    case UPSERT_NEW -> () -> upsert(salon.newBatch());
                });
    }

    /** Binds the values of a statement. */
    interface Binds {
        void to(PreparedStatement statement) throws SQLException;
    }

    /** Takes a row from a result. */
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Mapper<T> mapper, int limit, Binds binds) throws SQLException {
        try (var connection = salon.pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binds.to(statement);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next() && rows.size() < limit) {
                    rows.add(mapper.map(result));
                }
                return rows;
            }
        }
    }

    private List<PlainClient> upsert(BenchClient client) throws SQLException {
        return read(BenchSql.UPSERT_RETURNING, PlainClient::of, 1, statement -> bind(statement, client));
    }

    /** As a JDBC batch, which returns nothing. */
    private List<PlainClient> upsert(List<BenchClient> clients) throws SQLException {
        try (var connection = salon.pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(BenchSql.UPSERT)) {
                for (var client : clients) {
                    bind(statement, client);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
        }
        return List.of();
    }

    static void bindPhone(PreparedStatement statement, String phone) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("text", PhoneForms.digits(phone)));
        statement.setArray(2, connection.createArrayOf("text", PhoneForms.written(phone)));
    }

    static void bind(PreparedStatement statement, BenchClient client) throws SQLException {
        var connection = statement.getConnection();
        statement.setLong(1, client.yclientsId());
        statement.setLong(2, client.companyId());
        statement.setString(3, client.name());
        statement.setString(4, client.phone());
        statement.setString(5, client.rawPhone());
        statement.setString(6, client.email());
        statement.setBigDecimal(7, client.discount());
        statement.setArray(8, connection.createArrayOf("text", client.tagArray()));
        statement.setInt(9, client.visitCount());
        statement.setBigDecimal(10, client.totalSpent());
        statement.setObject(11, client.lastVisitDate());
        statement.setArray(12, connection.createArrayOf("int8", client.serviceArray()));
        statement.setString(13, client.visitHistory());
    }
}
