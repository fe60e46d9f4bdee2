package io.twinstore.postgres.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody with patience writes by hand: the limit. */
final class HandWrittenJdbc implements Contender {
    static final String COLUMNS =
            "id, yclients_id, company_id, name, phone, raw_phone, email, discount, branch_ids, tags,"
                    + " status, source, visit_count, total_spent, first_visit_date, last_visit_date, last_services,"
                    + " last_service_ids, favorite_staff_ids, preferred_time_slots, visit_history, preferences, loyalty_level,"
                    + " client_segment, average_bill, blacklisted, notes, created_by_ai, last_ai_interaction, ai_context,"
                    + " ai_messages_count, ai_satisfaction_score, services_amount, goods_amount, goods_purchases, goods_count,"
                    + " last_sync_at, created_at, updated_at";
    static final String BY_ID = "select " + COLUMNS + " from clients where yclients_id = ? and company_id = ?"
            + " order by last_visit_date desc nulls last, id limit 2";
    static final String BY_PHONE = "select " + COLUMNS + " from clients where"
            + " regexp_replace(phone, '[^0-9]', '', 'g') = any(?) and phone = any(?)"
            + " order by last_visit_date desc nulls last, id limit 2";
    static final String PAGE = "select " + COLUMNS + " from clients where company_id = ? order by id limit 101";
    static final String SEARCH = "select " + COLUMNS + " from clients where company_id = ? and name ilike ?"
            + " order by last_visit_date desc nulls last, visit_count desc nulls last, id limit 11";
    private static final String SET = BenchClient.COLUMNS.stream()
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    static final String UPSERT = "insert into clients (" + String.join(", ", BenchClient.COLUMNS)
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (yclients_id, company_id) do update set "
            + SET;

    static final String UPSERT_RETURNING = UPSERT + " returning " + COLUMNS;

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
                        () -> read(BY_ID, 1, statement -> {
                            statement.setLong(1, salon.yclientsId());
                            statement.setLong(2, BenchSalon.COMPANY);
                        });
                    case CLIENT_BY_PHONE -> () -> read(BY_PHONE, 1, statement -> bindPhone(statement, salon.phone()));
                    case PAGE -> () -> read(PAGE, 100, statement -> statement.setLong(1, BenchSalon.COMPANY));
                    case SEARCH ->
                        () -> read(SEARCH, 10, statement -> {
                            statement.setLong(1, BenchSalon.COMPANY);
                            statement.setString(2, "%Анна%");
                        });
                    case UPSERT_ONE -> () -> upsert(BenchClient.of(salon.yclientsId(), salon.next()));
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                });
    }

    interface Binds {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<PlainClient> read(String sql, int limit, Binds binds) throws SQLException {
        try (var connection = salon.pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binds.to(statement);
            try (var result = statement.executeQuery()) {
                var clients = new ArrayList<PlainClient>();
                while (result.next() && clients.size() < limit) {
                    clients.add(PlainClient.of(result));
                }
                return clients;
            }
        }
    }

    private List<PlainClient> upsert(BenchClient client) throws SQLException {
        return read(UPSERT_RETURNING, 1, statement -> bind(statement, client));
    }

    /** As a JDBC batch, which returns nothing. */
    private List<PlainClient> upsert(List<BenchClient> clients) throws SQLException {
        try (var connection = salon.pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(UPSERT)) {
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
        statement.setArray(8, texts(connection, client.tags()));
        statement.setInt(9, client.visitCount());
        statement.setBigDecimal(10, client.totalSpent());
        statement.setObject(11, client.lastVisitDate(), Types.DATE);
        statement.setArray(
                12, connection.createArrayOf("int8", client.lastServiceIds().toArray()));
        statement.setString(13, client.visitHistory());
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /** An array column; null for SQL null. */
    static <T> T @Nullable [] array(ResultSet row, int column, Class<T[]> type) throws SQLException {
        var array = row.getArray(column);
        return array == null ? null : type.cast(array.getArray());
    }
}
