-- A write that leaves updated_at out of its SET list moves it to now(); one that states it keeps what it states.
--
-- A row alone does not show whether an unchanged updated_at was stated. So two triggers a table, which fire in the order
-- of their names, for each row one after the other, and keep no state between rows:
--   keep_stated_updated_at  only if updated_at is in the SET list, with the old value: marks the row with the lowest
--                           timestamp there is
--   move_updated_at         on a marked row puts the old value back, on an unmarked and unchanged one puts now()
-- A stated value that differs from the old one reaches neither.
-- SET LOCAL twinstore.keep_timestamps = on switches both off, for a load.

CREATE FUNCTION update_updated_at_column() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    stated CONSTANT timestamptz := '4714-11-24 00:00:00+00 BC';
BEGIN
    IF coalesce(nullif(current_setting('twinstore.keep_timestamps', true), ''), 'off')::boolean THEN
        RETURN NEW;
    END IF;
    IF TG_ARGV[0] = 'mark' THEN
        NEW.updated_at := stated;
    ELSIF NEW.updated_at = stated THEN
        NEW.updated_at := OLD.updated_at;
    ELSE
        NEW.updated_at := now();
    END IF;
    RETURN NEW;
END
$$;

DO $$
DECLARE
    changing text;
BEGIN
    FOREACH changing IN ARRAY ARRAY['companies', 'clients', 'services', 'staff', 'bookings', 'dialog_contexts',
        'reminders', 'sync_status', 'whatsapp_auth', 'whatsapp_keys']
    LOOP
        EXECUTE format(
            'CREATE TRIGGER keep_stated_updated_at BEFORE UPDATE OF updated_at ON %I FOR EACH ROW'
            ' WHEN (NEW.updated_at = OLD.updated_at)'
            ' EXECUTE FUNCTION update_updated_at_column(''mark'')', changing);
        EXECUTE format(
            'CREATE TRIGGER move_updated_at BEFORE UPDATE ON %I FOR EACH ROW'
            ' WHEN (NEW.updated_at = OLD.updated_at OR NEW.updated_at = ''4714-11-24 00:00:00+00 BC'')'
            ' EXECUTE FUNCTION update_updated_at_column(''decide'')', changing);
    END LOOP;
END
$$;
