-- Sweeps answer how many rows they removed; the stats answer rows for people and dashboards.

CREATE FUNCTION cleanup_expired_whatsapp_keys() RETURNS bigint
LANGUAGE sql
SET search_path = public, pg_temp
AS $$
    WITH removed AS (DELETE FROM whatsapp_keys WHERE expires_at < now() RETURNING 1)
    SELECT count(*) FROM removed
$$;

CREATE FUNCTION cleanup_expired_dialog_contexts() RETURNS bigint
LANGUAGE sql
SET search_path = public, pg_temp
AS $$
    WITH removed AS (DELETE FROM dialog_contexts WHERE expires_at < now() RETURNING 1)
    SELECT count(*) FROM removed
$$;

CREATE FUNCTION cleanup_expired_appointments_cache() RETURNS bigint
LANGUAGE sql
SET search_path = public, pg_temp
AS $$
    WITH removed AS (DELETE FROM appointments_cache WHERE expires_at < now() RETURNING 1)
    SELECT count(*) FROM removed
$$;

-- One row a WhatsApp session; has_creds is false where keys are left behind without their session.
CREATE FUNCTION get_whatsapp_auth_stats()
RETURNS TABLE (company_id text, has_creds boolean, keys bigint, expired_keys bigint, last_change timestamptz)
LANGUAGE sql STABLE
SET search_path = public, pg_temp
AS $$
    SELECT coalesce(a.company_id, k.company_id),
        a.company_id IS NOT NULL,
        count(k.key_id),
        count(k.key_id) FILTER (WHERE k.expires_at < now()),
        greatest(max(a.updated_at), max(k.updated_at))
    FROM whatsapp_auth a
    FULL JOIN whatsapp_keys k ON k.company_id = a.company_id
    GROUP BY 1, 2
    ORDER BY 1
$$;

-- One row a table that holds rows, partitions each on its own; live_rows is the server's estimate.
CREATE FUNCTION get_database_stats()
RETURNS TABLE (table_name text, live_rows bigint, table_bytes bigint, index_bytes bigint)
LANGUAGE sql STABLE
SET search_path = public, pg_temp
AS $$
    SELECT relname::text, pg_stat_get_live_tuples(oid), pg_table_size(oid), pg_indexes_size(oid)
    FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'
    ORDER BY 1
$$;
