package io.twinstore.bootstrap.sandbox;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Makes a database that plays Supabase's give the ids that Supabase gives: from 1 on, below those of the target (schema.md). */
public final class SandboxIds {
    private static final String LOWER = """
            DO $$
            DECLARE
                given record;
            BEGIN
                FOR given IN
                    SELECT format('%I', s.relname) AS name, format('%I', t.relname) AS owner, format('%I', a.attname) AS id
                    FROM pg_class s
                    JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
                    JOIN pg_class t ON t.oid = d.refobjid
                    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
                    WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace
                LOOP
                    EXECUTE format('ALTER SEQUENCE %s MINVALUE 1 START 1 RESTART', given.name);
                    EXECUTE format('SELECT setval(%L, max(%s)) FROM %s', given.name, given.id, given.owner);
                END LOOP;
            END
            $$
            """;

    private SandboxIds() {}

    /**
     * Lowers every sequence to the greatest id that its table holds.
     *
     * @throws IllegalStateException when the database cannot be changed
     */
    public static void low(String jdbcUrl, String user, String password) {
        try (var connection = DriverManager.getConnection(jdbcUrl, user, password);
                var statement = connection.createStatement()) {
            statement.execute(LOWER);
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's database refuses to have its sequences lowered", e);
        }
    }
}
