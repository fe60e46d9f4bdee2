package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.replication.ReplicationSource;
import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableSnapshot;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The source of a copy: Supabase over REST, or its database itself, whose rows can be had as they were at one moment. */
public interface CopySource extends AutoCloseable {

    /** The source's place, as files and marks name it; two sources never have the same. */
    String name();

    /** Whether the database is read itself. */
    boolean isDirect();

    /**
     * Asks it once, before anything is begun.
     *
     * @throws SettingException when it is reached through a pooler that keeps no session
     */
    void requireReachable();

    /** What it tells of itself before a move. */
    SourceInspection inspection();

    /** Its tables as it describes them now; none where a project keeps that to itself. */
    MovableTables movable();

    /** The names of a table's columns; nothing where neither a description nor a row tells. */
    Set<String> columns(Table table);

    /** Whole tables, each row as it is when it is read. */
    TableReader rows();

    /** Sums of the digests of its rows; null where rows can only be read. */
    @Nullable
    DigestSums sums();

    /** Its side of PostgreSQL's own replication; null where rows can only be read. */
    @Nullable
    ReplicationSource replication();

    /**
     * Whole tables: as they are now where the database is read itself, otherwise as they are when they are read.
     *
     * @param notes is told what a person should know about the reading
     */
    TableSnapshot snapshot(Consumer<String> notes);

    @Override
    void close();
}
