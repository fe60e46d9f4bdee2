-- Runs after every migrate, also when nothing was pending: the current month and the five after it have partitions.

DO $$
BEGIN
    PERFORM ensure_messages_partition((date_trunc('month', now() AT TIME ZONE 'UTC') + n * interval '1 month')::date)
    FROM generate_series(0, 5) AS n;
END
$$;
