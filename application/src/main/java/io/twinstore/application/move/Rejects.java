package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.List;

/** Where rows are set aside that a load cannot take. */
public interface Rejects {

    /**
     * A row that cannot be loaded.
     *
     * @param number its place in the file, from 1
     */
    record Rejected(long number, Json.Obj row, String reason) {}

    /** Keeps them durably, before the table's other rows are there. */
    void setAside(Table table, List<Rejected> rows);
}
