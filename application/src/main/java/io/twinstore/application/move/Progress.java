package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;

/** Is told how far a use case has come. */
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (table, rows, total) -> {};

    /** So many rows of the table are done, of so many as were counted when it began. */
    void rows(Table table, long rows, long total);

    /** Something that a person should know meanwhile, such as what is waited for; a line without its end. */
    default void note(String line) {}
}
