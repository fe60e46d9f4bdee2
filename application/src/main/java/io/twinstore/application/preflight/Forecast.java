package io.twinstore.application.preflight;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How long a move will take and how much it will ask for, by one page of every table that was tried. */
public record Forecast(List<TableForecast> tables) {

    /**
     * One table.
     *
     * @param requests how many questions an export asks: a count, the pages, and an empty page, which alone is the end
     * @param bytes how large its rows are as JSON
     */
    public record TableForecast(
            String table, long rows, long requests, long exportMillis, long importMillis, long bytes) {

        /** Scales what one page took up to the whole table. */
        static TableForecast of(String table, long rows, Page page) {
            double pages = page.rows() == 0 ? 0 : (double) rows / page.rows();
            return new TableForecast(
                    table,
                    rows,
                    2 + (long) Math.ceil(pages),
                    page.countMillis() + Math.round(pages * page.readMillis()),
                    Math.round(pages * page.loadMillis()),
                    Math.round(pages * page.bytes()));
        }
    }

    /** What was measured of a table: one count, and the reading and the loading of one page. */
    record Page(int rows, long countMillis, long readMillis, long loadMillis, long bytes) {}

    /** Takes a copy. */
    public Forecast {
        tables = List.copyOf(tables);
    }

    /** The part that is about these tables; nothing when one of them is not in it. */
    Optional<Forecast> of(Collection<String> names) {
        var part =
                tables.stream().filter(table -> names.contains(table.table())).toList();
        return part.size() == names.size() ? Optional.of(new Forecast(part)) : Optional.empty();
    }

    /** The sum over all tables. */
    public long sum(ToLongFunction<TableForecast> part) {
        return tables.stream().mapToLong(part).sum();
    }
}
