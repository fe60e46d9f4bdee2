package io.twinstore.domain.replication;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The database that changes are read from: its publication and its replication slot. */
public interface ReplicationSource {

    /** The store and its address, for messages. */
    String place();

    /** Why it cannot publish these tables now, each with what to do; nothing when it can. */
    List<String> problems(List<Table> tables);

    /** The names of the published tables; nothing when there is no publication. */
    Optional<Set<String>> published();

    /** The slot; nothing when there is none. */
    Optional<SlotState> slot();

    /** Makes the publication. */
    void publish(List<Table> tables);

    /** Makes the slot; the snapshot shows the rows as they are at the very point from which the slot tells of changes. */
    TableSnapshot makeSlot();

    /** The moment by its own clock. */
    Instant now();

    /** A position in its log that comes after everything that is committed now. */
    String position();

    /** How many bytes the target has not confirmed yet of what comes before the position; zero when it has everything. */
    long missing(String position);

    /** The last values that the table's own sequences gave, by column. */
    Map<String, Long> sequences(Table table);

    /** Removes the slot, if there is one; ends who is still at it. */
    void dropSlot();

    /** Removes the publication, if there is one. */
    void dropPublication();
}
