package io.twinstore.application.dualwrite.model;

import java.util.StringJoiner;

/** Takes the steps of a schedule again, from the start, and says what they lead to. */
final class Trace {
    static final String NOT_CONFIRMED = "NOT CONFIRMED when it was taken again";

    private Trace() {}

    /** One line for each step, with what it asked and the stores after it. */
    static String of(Scenario scenario, Search.Failure failure) {
        var lines = new StringJoiner("\n  ", failure.what() + ":\n  ", "");
        var world = new World(scenario);
        for (var choice : failure.schedule()) {
            world.take(choice);
            var asked = world.request == null ? "" : " (" + world.request + ")";
            lines.add("%-70s %s".formatted(choice + asked, stores(world)));
        }
        var confirmed = failure.what().equals(world.violation) || (world.violation == null && !world.isQuiet());
        return lines + (confirmed ? "" : "\n  " + NOT_CONFIRMED);
    }

    private static String stores(World world) {
        var text = new StringJoiner(", ");
        world.stores.forEach((backend, rows) -> {
            var row = new StringJoiner(" ", backend + (backend == world.primary ? "* " : " "), "");
            rows.forEach((key, values) ->
                    row.add(key.values().get(0) + "=" + values.get("staff_name") + "#" + values.get("id")));
            text.add(row.toString());
        });
        return text.toString();
    }
}
