package io.twinstore.postgres.bench;

/** The statements as somebody writes them by hand, for all contenders that take SQL. */
final class BenchSql {
    static final String CLIENT =
            "id, yclients_id, company_id, name, phone, raw_phone, email, discount, branch_ids, tags,"
                    + " status, source, visit_count, total_spent, first_visit_date, last_visit_date, last_services,"
                    + " last_service_ids, favorite_staff_ids, preferred_time_slots, visit_history, preferences, loyalty_level,"
                    + " client_segment, average_bill, blacklisted, notes, created_by_ai, last_ai_interaction, ai_context,"
                    + " ai_messages_count, ai_satisfaction_score, services_amount, goods_amount, goods_purchases, goods_count,"
                    + " last_sync_at, created_at, updated_at";
    static final String SERVICE =
            "id, yclients_id, company_id, title, category_id, category_title, price_min, price_max,"
                    + " discount, duration, seance_length, is_active, is_bookable, description, weight, image_url, declensions,"
                    + " raw_data, last_sync_at, created_at, updated_at";
    static final String SCHEDULE = "id, company_id, staff_id, staff_name, date, is_working, work_start, work_end,"
            + " working_hours, has_booking_slots, created_at, last_updated";
    static final String BOOKING = "id, yclients_record_id, company_id, client_id, client_yclients_id, client_phone,"
            + " client_name, staff_id, staff_name, services, service_ids, datetime, date, duration, cost, prepaid, status,"
            + " visit_attendance, comment, online, record_hash, created_by_bot, synced_at, created_at, updated_at";

    static final String LATEST = " order by last_visit_date desc nulls last, id limit 2";
    static final String LATEST_OFTEN =
            " order by last_visit_date desc nulls last, visit_count desc nulls last, id limit 11";
    static final String HEAVIEST = " order by weight desc nulls last, title collate \"C\", id limit 1001";
    static final String BY_DAY = " order by date, staff_name collate \"C\" nulls last, id limit 101";
    static final String NEXT = " and (status is null or status <> 'cancelled') order by datetime, id limit 11";

    static final String BY_ID = "select " + CLIENT + " from clients where yclients_id = ? and company_id = ?" + LATEST;
    static final String BY_PHONE = "select " + CLIENT + " from clients where"
            + " regexp_replace(phone, '[^0-9]', '', 'g') = any(?) and phone = any(?)" + LATEST;
    static final String PAGE = "select " + CLIENT + " from clients where company_id = ? order by id limit 101";
    static final String SEARCH =
            "select " + CLIENT + " from clients where company_id = ? and name ilike ?" + LATEST_OFTEN;
    static final String SERVICES =
            "select " + SERVICE + " from services where company_id = ? and is_active = ?" + HEAVIEST;
    static final String SCHEDULES =
            "select " + SCHEDULE + " from staff_schedules where company_id = ? and date >= ? and date <= ?" + BY_DAY;
    static final String UPCOMING =
            "select " + BOOKING + " from bookings where client_id = ? and company_id = ? and datetime >= ?" + NEXT;

    static final String INSERT =
            "insert into clients (yclients_id, company_id, name, phone, raw_phone, email, discount,"
                    + " tags, visit_count, total_spent, last_visit_date, last_service_ids, visit_history) ";
    static final String OR_UPDATE = " on conflict (yclients_id, company_id) do update set yclients_id ="
            + " excluded.yclients_id, company_id = excluded.company_id, name = excluded.name, phone = excluded.phone,"
            + " raw_phone = excluded.raw_phone, email = excluded.email, discount = excluded.discount, tags = excluded.tags,"
            + " visit_count = excluded.visit_count, total_spent = excluded.total_spent, last_visit_date ="
            + " excluded.last_visit_date, last_service_ids = excluded.last_service_ids, visit_history ="
            + " excluded.visit_history";
    static final String RETURNING = " returning " + CLIENT;
    static final String UPSERT = INSERT + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))" + OR_UPDATE;
    static final String UPSERT_RETURNING = UPSERT + RETURNING;

    private BenchSql() {}
}
