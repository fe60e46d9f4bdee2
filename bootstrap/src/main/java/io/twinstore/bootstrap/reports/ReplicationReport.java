package io.twinstore.bootstrap.reports;

import io.twinstore.application.move.ReplicationStatus;
import io.twinstore.application.move.ReplicationStop;
import io.twinstore.domain.replication.SlotState;
import io.twinstore.domain.replication.SubscriptionState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the tasks of {@code catch-up --replication} answer, for a person and for programs. */
public final class ReplicationReport {
    private static final String ABSENT = "No replication is set up.";
    private static final String VALIDATE = " 'twinstore validate' says whether the two are equal.";

    private ReplicationReport() {}

    /** Why it cannot be started, for programs. */
    public record Refused(String state, List<String> problems) {
        /** For these reasons. */
        public static Refused of(List<String> problems) {
            return new Refused("refused", List.copyOf(problems));
        }
    }

    /** The slot for programs; without one, null stands in its place. */
    public record Slot(
            boolean active,
            long bytesBehind,
            @Nullable Long lagMilliseconds,
            String walStatus,
            @Nullable Long safeBytes) {
        private static Slot of(SlotState slot) {
            var lag = slot.lag();
            return new Slot(
                    slot.active(),
                    slot.bytesBehind(),
                    lag == null ? null : (Long) lag.toMillis(),
                    slot.walStatus(),
                    slot.safeBytes());
        }
    }

    /**
     * How it goes, for programs.
     *
     * @param state running, alarm or absent
     */
    public record Status(
            String state,
            List<String> tables,
            @Nullable Slot slot,
            @Nullable SubscriptionState subscription,
            List<String> alarms) {
        /** Of this moment. */
        public static Status of(ReplicationStatus status) {
            return new Status(
                    ReplicationReport.state(status),
                    List.copyOf(status.tables().orElse(Set.of())),
                    status.slot().map(Slot::of).orElse(null),
                    status.subscription().orElse(null),
                    status.alarms());
        }
    }

    /**
     * How it ended, for programs.
     *
     * @param state stopped or absent
     */
    public record Stop(String state, boolean complete, long missingBytes, List<String> tables) {
        /** Of this end. */
        public static Stop of(ReplicationStop stop) {
            return new Stop(stop.found() ? "stopped" : "absent", stop.complete(), stop.missingBytes(), stop.tables());
        }
    }

    private static String state(ReplicationStatus status) {
        if (status.absent()) {
            return "absent";
        }
        return status.good() ? "running" : "alarm";
    }

    /** Why it cannot be started, for a person. */
    public static String text(List<String> problems) {
        return problems.stream()
                .map(problem -> "  " + problem + "\n")
                .collect(Collectors.joining("", "Replication cannot be started, and nothing was changed:\n", ""));
    }

    /** How it goes, for a person. */
    public static String text(ReplicationStatus status) {
        if (status.absent()) {
            return ABSENT;
        }
        var text = new TextTable(2, "replication", state(status));
        status.tables().ifPresent(names -> text.row("tables", String.join(", ", names)));
        status.slot().ifPresent(slot -> text.row("slot", slot(slot)));
        status.subscription().ifPresent(subscription -> text.row("subscription", subscription(subscription)));
        return text
                + status.alarms().stream()
                        .map(alarm -> "ALARM: " + alarm + "\n")
                        .collect(Collectors.joining());
    }

    private static String slot(SlotState slot) {
        var lag = slot.lag();
        return String.format(
                Locale.ROOT,
                "%s, %,d bytes and %s behind, %s%s",
                slot.active() ? "active" : "not active",
                slot.bytesBehind(),
                Words.exactly(lag == null ? Duration.ZERO : lag),
                slot.walStatus(),
                slot.safeBytes() == null ? "" : String.format(Locale.ROOT, ", lost after %,d more", slot.safeBytes()));
    }

    private static String subscription(SubscriptionState subscription) {
        var running = subscription.running() ? "running" : "not running";
        return String.format(
                Locale.ROOT, "%s, %,d errors", subscription.enabled() ? running : "disabled", subscription.errors());
    }

    /** How it ended, for a person. */
    public static String text(ReplicationStop stop) {
        if (!stop.found()) {
            return ABSENT;
        }
        var sequences =
                " The sequences of these tables are above both sides: " + String.join(", ", stop.tables()) + ".";
        if (stop.complete()) {
            return "Stopped: the target has all that the source had committed before." + sequences + VALIDATE;
        }
        var missing = stop.missingBytes() == Long.MAX_VALUE
                ? ""
                : String.format(Locale.ROOT, ", and %,d bytes of the source's log are missing", stop.missingBytes());
        return "Stopped, but the target has not confirmed all that the source had committed before" + missing + "."
                + sequences + " 'twinstore catch-up' brings what was changed since the start.";
    }
}
