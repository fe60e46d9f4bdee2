package io.twinstore.application.move;

import io.twinstore.domain.replication.SlotState;
import io.twinstore.domain.replication.SubscriptionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the replication goes.
 *
 * @param tables those that are published; nothing without a publication
 * @param alarms what somebody must do something about
 */
public record ReplicationStatus(
        Optional<Set<String>> tables,
        Optional<SlotState> slot,
        Optional<SubscriptionState> subscription,
        List<String> alarms) {
    private static final String ANEW = "; 'twinstore catch-up --replication stop', then start again";

    /** Takes a copy. */
    public ReplicationStatus {
        alarms = List.copyOf(alarms);
    }

    /**
     * Finds the alarms.
     *
     * @param alarmBytes so far the slot may be behind
     */
    static ReplicationStatus of(
            Optional<Set<String>> tables,
            Optional<SlotState> slot,
            Optional<SubscriptionState> subscription,
            long alarmBytes) {
        var alarms = new ArrayList<String>();
        if (tables.isPresent() || slot.isPresent() || subscription.isPresent()) {
            tables.filter(names -> !names.isEmpty())
                    .ifPresentOrElse(names -> {}, () -> alarms.add("the source no longer publishes the tables" + ANEW));
            slot.ifPresentOrElse(
                    found -> alarms.addAll(ofSlot(found, alarmBytes)),
                    () -> alarms.add("the source has no slot any more, so that changes are lost" + ANEW));
            subscription.ifPresentOrElse(
                    found -> alarms.addAll(
                            ofWorker(found, slot.map(SlotState::bytesBehind).orElse(1L))),
                    () -> alarms.add("the target has no subscription" + ANEW));
        }
        return new ReplicationStatus(tables, slot, subscription, alarms);
    }

    private static List<String> ofSlot(SlotState slot, long alarmBytes) {
        if (slot.lost()) {
            return List.of("the slot is lost: the source has dropped changes that the target lacks" + ANEW);
        }
        var alarms = new ArrayList<String>();
        if (!slot.active()) {
            alarms.add("nobody reads the slot, for which the source's disk fills; see that the target's server runs and"
                    + " reaches the source");
        }
        if (slot.bytesBehind() > alarmBytes) {
            alarms.add(String.format(
                    Locale.ROOT,
                    "the slot is %,d bytes behind, more than %,d, for which the source's disk fills",
                    slot.bytesBehind(),
                    alarmBytes));
        }
        return alarms;
    }

    private static List<String> ofWorker(SubscriptionState subscription, long bytesBehind) {
        var alarms = new ArrayList<String>();
        if (!subscription.enabled()) {
            alarms.add(
                    "the subscription is disabled; 'alter subscription twinstore enable' on the target if a person did"
                            + " it, otherwise read the log of the target's server");
        } else if (!subscription.running()) {
            alarms.add("the subscription's worker does not run; read the log of the target's server");
        }
        if (subscription.errors() > 0 && bytesBehind > 0) {
            alarms.add(String.format(
                    Locale.ROOT,
                    "changes wait, and the worker has failed %,d times; read the log of the target's server",
                    subscription.errors()));
        }
        return alarms;
    }

    /** The same with one alarm more, unless nothing is set up. */
    ReplicationStatus alarmed(String alarm) {
        return absent()
                ? this
                : new ReplicationStatus(
                        tables,
                        slot,
                        subscription,
                        Stream.concat(alarms.stream(), Stream.of(alarm)).toList());
    }

    /** Whether nothing at all is set up. */
    public boolean absent() {
        return tables.isEmpty() && slot.isEmpty() && subscription.isEmpty();
    }

    /** Whether it runs as it should. */
    public boolean good() {
        return !absent() && alarms.isEmpty();
    }
}
