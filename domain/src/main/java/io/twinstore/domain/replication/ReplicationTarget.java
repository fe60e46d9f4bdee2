package io.twinstore.domain.replication;

import io.twinstore.domain.tables.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database that changes are written into: its subscription. */
public interface ReplicationTarget {

    /** The store and its address, for messages. */
    String place();

    /** Why it cannot subscribe now, each with what to do; nothing when it can. */
    List<String> problems();

    /** The subscription; nothing when there is none. */
    Optional<SubscriptionState> subscription();

    /**
     * Makes the subscription, which does nothing before it is enabled.
     *
     * @param connection libpq's connection string of the source as the target's server reaches it; the server tries it
     */
    void subscribe(String connection);

    /** Has the subscription read the slot from now on. */
    void enable();

    /** Makes the partitions that the coming months' rows of these tables need. */
    void makePartitions(List<Table> tables);

    /** Has the table's own sequences go on after its rows and after these last values by column, never backwards. */
    void advanceSequences(Table table, Map<String, Long> last);

    /** Removes the subscription, if there is one, and leaves the source's slot alone. */
    void drop();
}
