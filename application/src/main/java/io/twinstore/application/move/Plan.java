package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import java.util.List;

/** The plan of the move: which tables go unless somebody asks otherwise. */
public final class Plan {
    /** The eight tables that the move is about (cli.md, export). */
    public static final List<String> TABLES = List.of(
            "companies", "clients", "services", "staff", "staff_schedules", "bookings", "dialog_contexts", "reminders");

    private Plan() {}

    /** Those of the tables that the plan moves, in their order. */
    public static List<Table> of(List<Table> tables) {
        return tables.stream().filter(table -> TABLES.contains(table.name())).toList();
    }
}
