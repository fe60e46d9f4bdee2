-- Runs before the migrations. Refuses a database in which Russian names could not be searched for.
-- The first statement holds ASCII only, so that a database of another encoding gets the message and no conversion error.

DO $$
BEGIN
    IF current_setting('server_encoding') <> 'UTF8' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'feature_not_supported',
            MESSAGE = format('Database %I has the encoding %s; the schema needs UTF8.',
                current_database(), current_setting('server_encoding')),
            HINT = 'Make a new database and migrate that one: CREATE DATABASE name'
                ' TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'';';
    END IF;
END
$$;

DO $$
BEGIN
    IF NOT 'И' ILIKE 'и' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'feature_not_supported',
            MESSAGE = format('Database %I does not know that И and и are one letter (its ctype is no UTF-8 one);'
                ' clients could not be found by name.', current_database()),
            HINT = 'Make a new database and migrate that one: CREATE DATABASE name'
                ' TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'';';
    END IF;
END
$$;
