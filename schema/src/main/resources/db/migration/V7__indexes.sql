-- Every index with its reason. Numbers of operations are those of the data layer's 21.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Keys. Those of two columns also serve their first column alone.
COMMENT ON INDEX companies_pkey IS 'Key; last in every ordering of companies.';
COMMENT ON INDEX companies_company_id_key IS 'Key; operations 19 and 20, and what the foreign keys of ten tables refer to.';
COMMENT ON INDEX clients_pkey IS 'Key; what bookings and dialog_contexts refer to.';
COMMENT ON INDEX clients_yclients_id_company_id_key IS 'Key; operations 4, 8 and 9.';
COMMENT ON INDEX services_pkey IS 'Key; last in every ordering of services.';
COMMENT ON INDEX services_yclients_id_company_id_key IS 'Key; operations 16 and 18.';
COMMENT ON INDEX staff_pkey IS 'Key; last in every ordering of staff.';
COMMENT ON INDEX staff_yclients_id_company_id_key IS 'Key; operation 10.';
COMMENT ON INDEX staff_schedules_pkey IS 'Key; last in every ordering of schedules.';
COMMENT ON INDEX staff_schedules_staff_id_date_key IS 'Key; operations 12 (by staff), 13 and 14.';
COMMENT ON INDEX bookings_pkey IS 'Key; what reminders refer to.';
COMMENT ON INDEX bookings_yclients_record_id_company_id_key IS 'Key; the sync writes bookings by it.';
COMMENT ON INDEX appointments_cache_pkey IS 'Key; last in every ordering of the cache.';
COMMENT ON INDEX appointments_cache_company_id_cache_key_key IS 'Key, by which the cache is read; foreign key to companies.';
COMMENT ON INDEX dialog_contexts_pkey IS 'Key; last in every ordering of contexts.';
COMMENT ON INDEX dialog_contexts_user_id_key IS 'Key; operations 1 and 2.';
COMMENT ON INDEX reminders_pkey IS 'Key; the reminder sender marks a row sent by it.';
COMMENT ON INDEX sync_status_pkey IS 'Key; last in every ordering of sync_status.';
COMMENT ON INDEX sync_status_company_id_entity_type_key IS 'Key, by which the sync reads and writes; foreign key to companies.';
COMMENT ON INDEX messages_pkey IS 'Key; one message by id.';
COMMENT ON INDEX whatsapp_auth_pkey IS 'Key; a session is read by it.';
COMMENT ON INDEX whatsapp_keys_pkey IS 'Key; a session''s keys are read by it or its first columns.';

-- Queries of the data layer, most of them foreign keys too.
CREATE INDEX clients_phone_digits_idx ON clients (regexp_replace(phone, '[^0-9]', '', 'g'));
COMMENT ON INDEX clients_phone_digits_idx IS 'Operation 3: a phone in whatever form it was stored; the question names no company.';

CREATE INDEX clients_company_id_last_visit_idx
    ON clients (company_id, last_visit_date DESC NULLS LAST, visit_count DESC NULLS LAST, id);
COMMENT ON INDEX clients_company_id_last_visit_idx IS 'Foreign key to companies; operation 7: common and short names, in the order that is answered; report of clients long unseen.';

CREATE INDEX clients_name_trgm_idx ON clients USING gin (name gin_trgm_ops);
COMMENT ON INDEX clients_name_trgm_idx IS 'Operation 7: rare names, by substring.';

CREATE INDEX services_company_id_category_id_idx ON services (company_id, category_id);
COMMENT ON INDEX services_company_id_category_id_idx IS 'Foreign key to companies; operations 15 and 17.';

CREATE INDEX staff_company_id_idx ON staff (company_id);
COMMENT ON INDEX staff_company_id_idx IS 'Foreign key to companies; operation 11.';

CREATE INDEX staff_schedules_company_id_date_idx ON staff_schedules (company_id, date);
COMMENT ON INDEX staff_schedules_company_id_date_idx IS 'Foreign key to companies; operation 12.';

CREATE INDEX bookings_client_id_datetime_idx ON bookings (client_id, datetime);
COMMENT ON INDEX bookings_client_id_datetime_idx IS 'Foreign key to clients; operations 5 and 6.';

-- Named questions of the salon's other programs; their SQL is in schema/README.md.
CREATE INDEX bookings_company_id_datetime_idx ON bookings (company_id, datetime);
COMMENT ON INDEX bookings_company_id_datetime_idx IS 'Foreign key to companies; booking monitor: what is coming; report: a period''s bookings.';

CREATE INDEX reminders_pending_idx ON reminders (remind_at, id) WHERE status = 'pending';
COMMENT ON INDEX reminders_pending_idx IS 'Reminder sender: what is due.';

CREATE INDEX reminders_booking_id_idx ON reminders (booking_id);
COMMENT ON INDEX reminders_booking_id_idx IS 'Foreign key to bookings; booking monitor: the reminders of a booking.';

CREATE INDEX reminders_company_id_remind_at_idx ON reminders (company_id, remind_at);
COMMENT ON INDEX reminders_company_id_remind_at_idx IS 'Foreign key to companies; report: a period''s reminders.';

CREATE INDEX dialog_contexts_company_id_idx ON dialog_contexts (company_id);
COMMENT ON INDEX dialog_contexts_company_id_idx IS 'Foreign key to companies; report: a company''s dialogs.';

CREATE INDEX dialog_contexts_client_id_idx ON dialog_contexts (client_id);
COMMENT ON INDEX dialog_contexts_client_id_idx IS 'Foreign key to clients.';

CREATE INDEX messages_company_id_client_phone_created_at_idx ON messages (company_id, client_phone, created_at);
COMMENT ON INDEX messages_company_id_client_phone_created_at_idx IS 'Foreign key to companies; report: the correspondence with a client.';

-- Expiry sweeps. Where expires_at may be null, rows that never expire stay out of the index.
CREATE INDEX appointments_cache_expires_at_idx ON appointments_cache (expires_at);
COMMENT ON INDEX appointments_cache_expires_at_idx IS 'Sweep: cleanup_expired_appointments_cache().';

CREATE INDEX dialog_contexts_expires_at_idx ON dialog_contexts (expires_at) WHERE expires_at IS NOT NULL;
COMMENT ON INDEX dialog_contexts_expires_at_idx IS 'Sweep: cleanup_expired_dialog_contexts().';

CREATE INDEX whatsapp_keys_expires_at_idx ON whatsapp_keys (expires_at) WHERE expires_at IS NOT NULL;
COMMENT ON INDEX whatsapp_keys_expires_at_idx IS 'Sweep: cleanup_expired_whatsapp_keys().';

-- Catch-up: the rows changed since a moment, a page after another, on the eight tables that the plan moves.
CREATE INDEX companies_updated_at_id_idx ON companies (updated_at, id);
COMMENT ON INDEX companies_updated_at_id_idx IS 'Catch-up of changed rows.';

CREATE INDEX clients_updated_at_id_idx ON clients (updated_at, id);
COMMENT ON INDEX clients_updated_at_id_idx IS 'Catch-up of changed rows.';

CREATE INDEX services_updated_at_id_idx ON services (updated_at, id);
COMMENT ON INDEX services_updated_at_id_idx IS 'Catch-up of changed rows.';

CREATE INDEX staff_updated_at_id_idx ON staff (updated_at, id);
COMMENT ON INDEX staff_updated_at_id_idx IS 'Catch-up of changed rows.';

CREATE INDEX staff_schedules_last_updated_id_idx ON staff_schedules (last_updated, id);
COMMENT ON INDEX staff_schedules_last_updated_id_idx IS 'Catch-up of changed rows; last_updated stands for updated_at.';

CREATE INDEX bookings_updated_at_id_idx ON bookings (updated_at, id);
COMMENT ON INDEX bookings_updated_at_id_idx IS 'Catch-up of changed rows; booking monitor: what is new or changed since it last looked.';

CREATE INDEX dialog_contexts_updated_at_id_idx ON dialog_contexts (updated_at, id);
COMMENT ON INDEX dialog_contexts_updated_at_id_idx IS 'Catch-up of changed rows.';

CREATE INDEX reminders_updated_at_id_idx ON reminders (updated_at, id);
COMMENT ON INDEX reminders_updated_at_id_idx IS 'Catch-up of changed rows.';
