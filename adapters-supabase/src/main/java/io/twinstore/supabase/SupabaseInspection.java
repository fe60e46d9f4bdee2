package io.twinstore.supabase;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.SourceTable;
import io.twinstore.domain.inspection.SourceTable.Access;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Learns what the REST API tells of itself: its OpenAPI description, and what a table answers to a question for one row. */
final class SupabaseInspection implements SourceInspection {
    private final PostgrestClient client;
    private final Duration limit;
    private final String place;
    private final @Nullable String hidesRows;
    private final boolean anyKey;

    SupabaseInspection(
            PostgrestClient client, Duration limit, String place, @Nullable String hidesRows, boolean anyKey) {
        this.client = client;
        this.limit = limit;
        this.place = place;
        this.hidesRows = hidesRows;
        this.anyKey = anyKey;
    }

    @Override
    public SourceFacts facts(List<Table> tables) {
        var description = description().flatMap(ApiDescription::columns);
        var asked = tables.stream()
                .map(table -> table(table, description.orElse(Map.of())))
                .toList();
        return new SourceFacts(place, description.isPresent(), hidesRows, anyKey, asked);
    }

    /** The tables, and views, that it describes with a key. */
    MovableTables movable() {
        return new MovableTables(description().map(ApiDescription::keyed).orElse(List.of()), Map.of());
    }

    /** The API's description; nothing when a project keeps that to itself. */
    private Optional<String> description() {
        try {
            return Optional.of(send(RestCall.get("")).body());
        } catch (Unavailable | TimedOut e) {
            throw e.about(place);
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    private SourceTable table(Table table, Map<String, List<ColumnFacts>> described) {
        var name = table.name();
        try {
            var rows = send(one(table, "*")).rows();
            var seen = rows.isEmpty()
                    ? List.<ColumnFacts>of()
                    : rows.get(0).members().keySet().stream()
                            .map(ColumnFacts::named)
                            .toList();
            return new SourceTable(name, Access.READ, !rows.isEmpty(), described.getOrDefault(name, seen));
        } catch (StoreException e) {
            var access = refusal(e).orElseThrow(() -> e.about(place + ", table " + name));
            return new SourceTable(name, access, false, List.of());
        }
    }

    /** What is wrong with the table alone; nothing when the key, or the project, is refused. */
    private static Optional<Access> refusal(StoreException error) {
        var code = error.getCause() instanceof RestRefusal refusal ? refusal.code() : "";
        return switch (code) {
            case "42501" -> Optional.of(Access.REFUSED);
            case "42P01", "PGRST205" -> Optional.of(Access.MISSING);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean anyNull(Table table, String column) {
        return any(table, column, "is.null");
    }

    @Override
    public boolean anyLonger(Table table, String column, int length) {
        return any(table, column, "like." + "_".repeat(length + 1) + "*");
    }

    private boolean any(Table table, String column, String filter) {
        try {
            return !send(one(table, RestCall.name(table.key().get(0))).with(RestCall.name(column), filter))
                    .rows()
                    .isEmpty();
        } catch (StoreException e) {
            throw e.about(place + ", table " + table);
        }
    }

    private static RestCall one(Table table, String columns) {
        return RestCall.get(table.name()).with("select", columns).with("limit", "1");
    }

    private RestReply send(RestCall call) {
        return client.send(call, PostgrestClient.deadline(limit));
    }
}
