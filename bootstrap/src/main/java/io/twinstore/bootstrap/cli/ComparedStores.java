package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.ColumnMatch;
import io.twinstore.application.move.PatientReader;
import io.twinstore.application.move.Progress;
import io.twinstore.application.move.Validate.Source;
import io.twinstore.application.move.Validate.Target;
import io.twinstore.bootstrap.config.CopySource;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import java.time.Duration;
import java.util.List;

/**
 * Both stores as a comparison asks them: patiently, so that an outage does not end it.
 *
 * @param tables those that are compared, with the columns that both sides have
 */
record ComparedStores(Source source, Target target, List<Table> tables) {

    /** Of open stores, once both are known to answer. */
    static ComparedStores of(
            CopySource source, PostgresStore target, Tables chosen, Duration timeout, Progress progress) {
        source.requireReachable();
        target.requireReachable();
        var sourceRows = new PatientReader(source.rows(), timeout, progress);
        var targetRows = new PatientReader(target.tableReader(), timeout, progress);
        var sums = source.sums();
        return new ComparedStores(
                new Source(sourceRows, sums == null ? null : sourceRows.patient(sums)),
                new Target(
                        targetRows, targetRows.patient(target.rowDigests()), targetRows.patient(target.digestSums())),
                new ColumnMatch(source::columns, PostgresStore.schemaTables(), progress)
                        .shared(chosen.chosen(target.movable(), progress)));
    }
}
