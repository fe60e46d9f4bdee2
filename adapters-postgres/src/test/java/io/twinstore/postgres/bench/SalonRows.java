package io.twinstore.postgres.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows of the salons, made by SQL, so that a million of them take minutes. Names and dates do not depend on each other. */
final class SalonRows {
    private static final String COMPANIES = """
            insert into companies (company_id, title)
            select 962301 + n, 'Салон ' || n from generate_series(1, $companies) n""";

    private static final String CLIENTS = """
            insert into clients (yclients_id, company_id, name, phone, raw_phone, email, discount, branch_ids, tags, status,
                visit_count, total_spent, first_visit_date, last_visit_date, last_services, last_service_ids,
                favorite_staff_ids, preferred_time_slots, visit_history, preferences, loyalty_level, average_bill, notes,
                services_amount, goods_amount, goods_purchases, last_sync_at)
            select 10000000 + n, 962302 + n % $companies,
                (array['Анна', 'Мария', 'Ольга', 'Елена', 'Ирина'])[n % 5 + 1] || ' ' || md5(n::text),
                '7900' || lpad(n::text, 7, '0'), '+7 900 ' || lpad(n::text, 7, '0'), 'client' || n || '@example.ru', n % 20,
                array[962302, n], array['постоянный', 'vip' || n % 7], 'active', n % 40, n * 13.5,
                date '2020-01-01' + n % 900, date '2024-01-01' + n % 701, array['Стрижка', 'Окрашивание'], array[11::bigint, 12],
                array[21::bigint], array['утро', 'вечер'], history.visits,
                jsonb_build_object('music', false, 'drink', 'кофе', 'masters', jsonb_build_array(n % 9, 3)), 'gold', 2450.75,
                'аллергия на аммиак', n * 12.25, n * 1.25, '[]', now()
            from generate_series(1, $clients) n
                join (select h, jsonb_agg(jsonb_build_object('record_id', h * 100 + v, 'date', date '2024-01-01' + v,
                        'cost', 1500.50 + v, 'services', jsonb_build_array('Стрижка', 'Укладка'), 'staff', 'Мастер ' || v))
                        as visits from generate_series(0, 999) h, generate_series(1, 12) v group by h) history
                    on history.h = n % 1000
            order by n""";

    private static final String SERVICES = """
            insert into services (yclients_id, company_id, title, category_id, category_title, price_min, price_max, discount,
                duration, seance_length, is_active, description, weight, image_url, declensions, raw_data, last_sync_at)
            select 500000 + n, 962302, 'Услуга ' || n % 50, n % 6, 'Категория ' || n % 6, 1000 + n, 2000 + n, n % 10, 60, 3600,
                n <= 63, 'Описание услуги ' || n, n % 9, 'https://example.ru/services/' || n || '.jpg',
                jsonb_build_object('original', 'услуга', 'genitive', 'услуги'),
                jsonb_build_object('id', n, 'staff', jsonb_build_array(1, 2, 3), 'online', true), now()
            from generate_series(1, 70) n""";

    private static final String SCHEDULES = """
            insert into staff_schedules (company_id, staff_id, staff_name, date, is_working, work_start, work_end, working_hours)
            select 962302, 700000 + staff, 'Мастер ' || staff % 15, date '2026-01-01' + day, staff % 4 > 0, '09:00', '21:00',
                '09:00-21:00'
            from generate_series(1, 20) staff, generate_series(0, 59) day""";

    private static final String BOOKINGS = """
            insert into bookings (yclients_record_id, company_id, client_id, client_yclients_id, client_phone, client_name,
                staff_id, staff_name, services, service_ids, datetime, date, duration, cost, prepaid, status, visit_attendance,
                comment, record_hash, synced_at)
            select id::bigint * 10 + n, company_id, id, yclients_id, phone, name, 700001, 'Мастер 1', array['Стрижка'],
                array[11::bigint], now() + (n - 2.5) * interval '3 days', current_date, 3600, 1500.50, 0,
                (array['cancelled', 'confirmed', null])[n % 3 + 1], 0, 'без звонка', md5(id::text), now()
            from clients, generate_series(0, 7) n where id < 1000001299""";

    private static final String STAFF = """
            insert into staff (yclients_id, company_id, name, is_active)
            select 700000 + n, 962302, 'Мастер ' || n % 15, n < 19 from generate_series(1, 20) n""";

    private static final String DIALOGS = """
            insert into dialog_contexts (user_id, company_id, client_id, state)
            select phone, company_id, id, 'idle' from clients where id < 1000001299""";

    private SalonRows() {}

    /** Fills empty tables; the clients are spread over the companies, and the first company has all the rest. */
    static void fill(Connection connection, int clients, int companies) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : List.of(COMPANIES, CLIENTS, SERVICES, SCHEDULES, BOOKINGS, STAFF, DIALOGS)) {
                statement.execute(sql.replace("$clients", String.valueOf(clients))
                        .replace("$companies", String.valueOf(companies)));
            }
            statement.execute("vacuum analyze");
        }
    }
}
