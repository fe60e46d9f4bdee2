-- The months of messages. A bound is a UTC month, written with its offset: the session's time zone has no say.

-- Makes the partition of the month that the date is in, if there is none, and answers its name.
-- The lock, which is the one that ATTACH takes, lets others go on reading and writing messages (CREATE TABLE ...
-- PARTITION OF would stop them) and one caller at a time make a partition. It must be a lock on a table: after an
-- advisory lock a session still believes what it knew, that the partition is not there.
CREATE FUNCTION ensure_messages_partition(month date) RETURNS text
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
    first_day timestamp := date_trunc('month', month::timestamp);
    partition text := 'messages_' || to_char(first_day, 'YYYY_MM');
BEGIN
    IF month IS NULL OR NOT isfinite(month) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = 'ensure_messages_partition needs a day of the month that is wanted.';
    END IF;
    IF to_regclass(partition) IS NOT NULL THEN
        RETURN partition;
    END IF;
    LOCK TABLE ONLY messages IN SHARE UPDATE EXCLUSIVE MODE;
    IF to_regclass(partition) IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE messages INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
        EXECUTE format('ALTER TABLE messages ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition,
            to_char(first_day, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(first_day + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
    END IF;
    RETURN partition;
END
$$;

-- Drops, with their messages, the partitions of the months before the one that the date is in; answers how many.
CREATE FUNCTION drop_messages_partitions_before(month date) RETURNS integer
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
    first_kept text := 'messages_' || to_char(date_trunc('month', month::timestamp), 'YYYY_MM');
    partition text;
    dropped integer := 0;
BEGIN
    IF month IS NULL OR NOT isfinite(month) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = 'drop_messages_partitions_before needs a day of the first month that is kept.';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('drop_messages_partitions_before', 0)); -- Each is counted once.
    FOR partition IN
        SELECT c.relname
        FROM pg_inherits i
        JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'messages'::regclass
            AND c.relname ~ '^messages_[0-9]{4}_[0-9]{2}$'
            AND c.relname::text COLLATE "C" < first_kept COLLATE "C"
        ORDER BY 1
    LOOP
        EXECUTE format('DROP TABLE %I', partition);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END
$$;

-- A fresh database takes today's messages.
DO $$
BEGIN
    PERFORM ensure_messages_partition((date_trunc('month', now() AT TIME ZONE 'UTC') + n * interval '1 month')::date)
    FROM generate_series(0, 5) AS n;
END
$$;
