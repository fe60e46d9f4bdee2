-- 2,000 companies, 100 of them at work, the first with far more clients than the others: the planner has a choice.

INSERT INTO companies (company_id, title, updated_at)
SELECT n, 'Salon ' || n, now() - n * interval '1 hour' FROM generate_series(1, 2000) n;

-- Every second client is of salon 1; one in ten is called Анна, and no two surnames are alike.
INSERT INTO clients (yclients_id, company_id, name, phone, last_visit_date, visit_count, updated_at)
SELECT n, CASE WHEN n % 2 = 0 THEN 1 ELSE 1 + n % 100 END,
    CASE WHEN n % 10 = 0 THEN 'Анна ' ELSE 'Мария ' END || translate(md5(n::text), '0123456789abcdef', 'абвгдежзиклмнопр'),
    '+7 (9' || lpad((n % 100)::text, 2, '0') || ') ' || lpad(n::text, 7, '0'),
    CASE WHEN n % 3 > 0 THEN current_date - n % 700 END, n % 40, now() - n * interval '1 minute'
FROM generate_series(1, 40000) n;

INSERT INTO services (yclients_id, company_id, title, category_id, weight, updated_at)
SELECT n, 1 + n % 100, 'Service ' || n, n % 7, n % 10, now() - n * interval '1 minute'
FROM generate_series(1, 10000) n;

INSERT INTO staff (yclients_id, company_id, name, updated_at)
SELECT n, 1 + n % 100, 'Master ' || n, now() - n * interval '1 minute' FROM generate_series(1, 5000) n;

INSERT INTO staff_schedules (company_id, staff_id, staff_name, date, last_updated)
SELECT 1 + s % 100, s, 'Master ' || s, current_date + d, now() - (s * 30 + d) * interval '1 minute'
FROM generate_series(1, 500) s, generate_series(1, 30) d;

INSERT INTO bookings (id, yclients_record_id, company_id, client_id, datetime, status, updated_at)
SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, n, 1 + n % 100, 1000000000 + n % 4000,
    now() + (n - 15000) * interval '5 minutes', 'confirmed', now() - n * interval '1 minute'
FROM generate_series(1, 20000) n;

INSERT INTO appointments_cache (company_id, cache_key, appointments, expires_at)
SELECT 1 + n % 100, 'day ' || n, '[]', now() + (n - 50) * interval '1 minute' FROM generate_series(1, 10000) n;

INSERT INTO dialog_contexts (id, user_id, company_id, client_id, expires_at, updated_at)
SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, 'user ' || n, 1 + n % 100, 1000000000 + n % 4000,
    CASE WHEN n % 2 = 0 THEN now() + (n - 50) * interval '1 minute' END, now() - n * interval '1 minute'
FROM generate_series(1, 10000) n;

INSERT INTO reminders (company_id, booking_id, remind_at, type, status, updated_at)
SELECT 1 + n % 100, ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, now() + (n - 9900) * interval '1 minute',
    'whatsapp', CASE WHEN n < 9800 THEN 'sent' ELSE 'pending' END, now() - n * interval '1 minute'
FROM generate_series(1, 10000) n;

INSERT INTO sync_status (company_id, entity_type)
SELECT n, e FROM generate_series(1, 2000) n, unnest(ARRAY['clients', 'services', 'staff', 'schedules', 'bookings']) e;

INSERT INTO messages (id, company_id, client_phone, direction, created_at)
SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, 1 + n % 100, '7900' || lpad((n % 1000)::text, 7, '0'),
    'inbound', date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' + n * interval '5 minutes'
FROM generate_series(1, 20000) n;

INSERT INTO whatsapp_auth (company_id, creds) SELECT n, '{}' FROM generate_series(1, 2000) n;

INSERT INTO whatsapp_keys (company_id, key_type, key_id, value, expires_at)
SELECT n % 100, 'pre-key', n, '{}', CASE WHEN n % 10 = 0 THEN now() + (n - 500) * interval '1 minute' END
FROM generate_series(1, 10000) n;
