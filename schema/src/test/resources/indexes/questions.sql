-- companies_pkey
SELECT * FROM companies WHERE id = 1000000042

-- companies_company_id_key
SELECT * FROM companies WHERE company_id = 42

-- companies_updated_at_id_idx
SELECT * FROM companies WHERE (updated_at, id) > (now() - interval '2 hours', 0) ORDER BY updated_at, id LIMIT 500

-- clients_pkey
SELECT * FROM clients WHERE id = 1000000042

-- clients_yclients_id_company_id_key
SELECT * FROM clients WHERE yclients_id = 42 ORDER BY last_visit_date DESC NULLS LAST, id LIMIT 1

-- clients_phone_digits_idx
SELECT * FROM clients
WHERE regexp_replace(phone, '[^0-9]', '', 'g') IN ('79420000042', '89420000042', '9420000042')
ORDER BY last_visit_date DESC NULLS LAST, id LIMIT 1

-- clients_phone_digits_idx
SELECT * FROM clients
WHERE regexp_replace(phone, '[^0-9]', '', 'g')
    IN ('79420000042', '89420000042', '9420000042', '789420000042', '0079420000042', '81079420000042')
AND phone IN ('79420000042', '89420000042', '+7 (942) 000-00-42', '8 (942) 000-00-42', '79420000042@c.us')
ORDER BY last_visit_date DESC NULLS LAST, id LIMIT 2

-- clients_company_id_last_visit_idx
SELECT * FROM clients WHERE company_id = 1 AND name ILIKE '%анна%'
ORDER BY last_visit_date DESC NULLS LAST, visit_count DESC NULLS LAST, id LIMIT 100

-- clients_company_id_last_visit_idx
SELECT id, name, phone, last_visit_date FROM clients
WHERE company_id = 44 AND last_visit_date < current_date - 180
ORDER BY last_visit_date DESC NULLS LAST, visit_count DESC NULLS LAST, id LIMIT 100

-- clients_name_trgm_idx
SELECT * FROM clients WHERE company_id = 1 AND name ILIKE '%АБРАМ%'
ORDER BY last_visit_date DESC NULLS LAST, visit_count DESC NULLS LAST, id LIMIT 100

-- clients_updated_at_id_idx
SELECT * FROM clients WHERE (updated_at, id) > (now() - interval '2 hours', 0) ORDER BY updated_at, id LIMIT 500

-- services_pkey
SELECT * FROM services WHERE id = 1000000042

-- services_yclients_id_company_id_key
SELECT * FROM services WHERE yclients_id = 42 AND company_id = 43

-- services_company_id_category_id_idx
SELECT * FROM services WHERE company_id = 43 AND category_id = 3 AND is_active
ORDER BY weight DESC NULLS LAST, title COLLATE "C", id

-- services_updated_at_id_idx
SELECT * FROM services WHERE (updated_at, id) > (now() - interval '2 hours', 0) ORDER BY updated_at, id LIMIT 500

-- staff_pkey
SELECT * FROM staff WHERE id = 1000000042

-- staff_yclients_id_company_id_key
SELECT * FROM staff WHERE yclients_id = 42 AND company_id = 43

-- staff_company_id_idx
SELECT * FROM staff WHERE company_id = 43 AND is_active ORDER BY name COLLATE "C", id

-- staff_updated_at_id_idx
SELECT * FROM staff WHERE (updated_at, id) > (now() - interval '2 hours', 0) ORDER BY updated_at, id LIMIT 500

-- staff_schedules_pkey
SELECT * FROM staff_schedules WHERE id = 1000000042

-- staff_schedules_staff_id_date_key
SELECT * FROM staff_schedules WHERE staff_id = 42 AND date = current_date + 7

-- staff_schedules_company_id_date_idx
SELECT * FROM staff_schedules
WHERE company_id = 43 AND date BETWEEN current_date AND current_date + 7 AND staff_name ILIKE '%master%'
ORDER BY date, staff_name COLLATE "C", id LIMIT 100

-- staff_schedules_last_updated_id_idx
SELECT * FROM staff_schedules WHERE (last_updated, id) > (now() - interval '2 hours', 0) ORDER BY last_updated, id LIMIT 500

-- bookings_pkey
SELECT * FROM bookings WHERE id = '00000000-0000-0000-0000-000000000042'

-- bookings_yclients_record_id_company_id_key
SELECT * FROM bookings WHERE yclients_record_id = 42 AND company_id = 43

-- bookings_client_id_datetime_idx
SELECT * FROM bookings
WHERE client_id = 1000000042 AND company_id = 43 AND datetime >= now() AND status IS DISTINCT FROM 'cancelled'
ORDER BY datetime, id LIMIT 10

-- bookings_company_id_datetime_idx
SELECT * FROM bookings WHERE company_id = 43 AND datetime >= now() AND datetime < now() + interval '1 day'
ORDER BY datetime, id

-- bookings_company_id_datetime_idx
SELECT status, count(*), sum(cost) FROM bookings
WHERE company_id = 43 AND datetime >= now() - interval '1 month' AND datetime < now() GROUP BY status

-- bookings_updated_at_id_idx
SELECT * FROM bookings WHERE (updated_at, id) > (now() - interval '2 hours', '00000000-0000-0000-0000-000000000000')
ORDER BY updated_at, id LIMIT 500

-- appointments_cache_pkey
SELECT * FROM appointments_cache WHERE id = 1000000042

-- appointments_cache_company_id_cache_key_key
SELECT appointments FROM appointments_cache WHERE company_id = 43 AND cache_key = 'day 42'

-- appointments_cache_expires_at_idx
DELETE FROM appointments_cache WHERE expires_at < now()

-- dialog_contexts_pkey
SELECT * FROM dialog_contexts WHERE id = '00000000-0000-0000-0000-000000000042'

-- dialog_contexts_user_id_key
SELECT * FROM dialog_contexts WHERE user_id = 'user 42'

-- dialog_contexts_company_id_idx
SELECT state, count(*) FROM dialog_contexts WHERE company_id = 43 GROUP BY state

-- dialog_contexts_client_id_idx
SELECT 1 FROM dialog_contexts WHERE client_id = 1000000042

-- dialog_contexts_expires_at_idx
DELETE FROM dialog_contexts WHERE expires_at < now()

-- dialog_contexts_updated_at_id_idx
SELECT * FROM dialog_contexts
WHERE (updated_at, id) > (now() - interval '2 hours', '00000000-0000-0000-0000-000000000000')
ORDER BY updated_at, id LIMIT 500

-- reminders_pkey
UPDATE reminders SET status = 'sent', sent_at = now() WHERE id = 1000000042

-- reminders_pending_idx
SELECT * FROM reminders WHERE status = 'pending' AND remind_at <= now() ORDER BY remind_at, id LIMIT 100

-- reminders_booking_id_idx
SELECT * FROM reminders WHERE booking_id = '00000000-0000-0000-0000-000000000042'

-- reminders_company_id_remind_at_idx
SELECT status, count(*) FROM reminders
WHERE company_id = 43 AND remind_at >= now() - interval '1 month' AND remind_at < now() GROUP BY status

-- reminders_updated_at_id_idx
SELECT * FROM reminders WHERE (updated_at, id) > (now() - interval '2 hours', 0) ORDER BY updated_at, id LIMIT 500

-- sync_status_pkey
SELECT * FROM sync_status WHERE id = 1000000042

-- sync_status_company_id_entity_type_key
SELECT last_success_at FROM sync_status WHERE company_id = 43 AND entity_type = 'clients'

-- messages_pkey
SELECT * FROM messages WHERE id = '00000000-0000-0000-0000-000000000042'

-- messages_company_id_client_phone_created_at_idx
SELECT * FROM messages WHERE company_id = 43 AND client_phone = '79000000042'
ORDER BY created_at DESC LIMIT 50

-- whatsapp_auth_pkey
SELECT creds FROM whatsapp_auth WHERE company_id = '42'

-- whatsapp_keys_pkey
SELECT key_id, value FROM whatsapp_keys WHERE company_id = '42' AND key_type = 'pre-key' AND key_id = '142'

-- whatsapp_keys_expires_at_idx
DELETE FROM whatsapp_keys WHERE expires_at < now()
