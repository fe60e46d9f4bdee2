package io.twinstore.postgres.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.twinstore.schema.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** A salon as large as the one of the plan, made by SQL, and what the operations ask of it. */
final class BenchSalon implements AutoCloseable {
    static final long COMPANY = 962_302;
    static final int BATCH = 500;
    private static final long FIRST = 10_000_000;
    private static final String CLIENTS = """
            insert into clients (yclients_id, company_id, name, phone, raw_phone, email, discount, branch_ids, tags, status,
                visit_count, total_spent, first_visit_date, last_visit_date, last_services, last_service_ids,
                favorite_staff_ids, preferred_time_slots, visit_history, preferences, loyalty_level, average_bill, notes,
                services_amount, goods_amount, goods_purchases, last_sync_at)
            select 10000000 + n, 962302, (array['Анна', 'Мария', 'Ольга', 'Елена', 'Ирина'])[n % 5 + 1] || ' ' || md5(n::text),
                '7900' || lpad(n::text, 7, '0'), '+7 900 ' || lpad(n::text, 7, '0'), 'client' || n || '@example.ru', n % 20,
                array[962302, n], array['постоянный', 'vip' || n % 7], 'active', n % 40, n * 13.5,
                date '2020-01-01' + n % 900, date '2024-01-01' + n % 700, array['Стрижка', 'Окрашивание'], array[11::bigint, 12],
                array[21::bigint], array['утро', 'вечер'],
                (select jsonb_agg(jsonb_build_object('record_id', n * 100 + v, 'date', date '2024-01-01' + v, 'cost', 1500.50 + v,
                    'services', jsonb_build_array('Стрижка', 'Укладка'), 'staff', 'Мастер ' || v)) from generate_series(1, 12) v),
                jsonb_build_object('music', false, 'drink', 'кофе', 'masters', jsonb_build_array(n % 9, 3)), 'gold', 2450.75,
                'аллергия на аммиак', n * 12.25, n * 1.25, '[]', now()
            from generate_series(1, ?) n""";

    final TestDatabase database = TestDatabase.migrated();
    final HikariDataSource pool;
    private final int clients;
    private final AtomicLong turn = new AtomicLong();

    BenchSalon(int clients) throws SQLException {
        this.clients = clients;
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var insert = connection.prepareStatement(CLIENTS)) {
            statement.execute("insert into companies (company_id, title) values (" + COMPANY + ", 'Салон')");
            insert.setInt(1, clients);
            insert.execute();
            statement.execute("vacuum analyze");
        }
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
    }

    /** The YCLIENTS id of another client for each call. */
    long yclientsId() {
        return FIRST + 1 + turn.getAndIncrement() % clients;
    }

    /** The number of another client for each call, as it is stored. */
    String phone() {
        return "7900%07d".formatted(1 + turn.getAndIncrement() % clients);
    }

    /** The YCLIENTS ids of a batch; always the same ones. */
    List<Long> batch() {
        return LongStream.rangeClosed(FIRST + 1, FIRST + BATCH).boxed().toList();
    }

    /** The rows of a batch as they were last written; the number makes them other than before. */
    List<BenchClient> batch(long number) {
        var rows = new ArrayList<BenchClient>();
        batch().forEach(id -> rows.add(BenchClient.of(id, number)));
        return rows;
    }

    /** Other than every number before it. */
    long next() {
        return turn.incrementAndGet();
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
