package io.twinstore.application.preflight;

import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.TargetFacts;
import java.util.ArrayList;
import java.util.List;

/** What is asked of the two stores themselves, whatever their tables. */
final class StoreRules {
    private static final int OLDEST = 120_000;

    private StoreRules() {}

    static List<Finding> of(SourceFacts source, TargetFacts target, boolean direct) {
        var findings = new ArrayList<Finding>();
        key(source, findings);
        if (!source.described()) {
            findings.add(Finding.warning(
                    source.place(),
                    null,
                    "the API keeps its description to itself, so types and lengths are not compared",
                    "open the OpenAPI description to the secret key, or compare the columns by hand"));
        } else if (!direct) {
            findings.add(Finding.note(
                    source.place(),
                    null,
                    "the API does not tell the precision of numbers; import refuses one that does not fit",
                    "nothing"));
        }
        if (!direct) {
            findings.add(Finding.note(
                    source.place(),
                    null,
                    "rows that refer to missing ones are not looked for over REST; import refuses and names them",
                    "set SUPABASE_DB_URL, if you can, to have them looked for"));
        }
        server(target.server(), findings);
        return findings;
    }

    private static void key(SourceFacts source, List<Finding> findings) {
        var reason = source.hidesRows();
        if (reason != null && source.anyKey()) {
            findings.add(Finding.warning(
                    source.place(),
                    null,
                    "rows may be hidden from the key; TWINSTORE_KEY_ROLE is any, so you have said that none is",
                    "use the project's secret key if you are not sure"));
        } else if (reason != null) {
            findings.add(Finding.blocking(
                    source.place(),
                    null,
                    "rows may be hidden from the key",
                    reason + ", or TWINSTORE_KEY_ROLE to any if you know that the key sees every row"));
        }
    }

    private static void server(TargetFacts.Server server, List<Finding> findings) {
        var place = server.place();
        if (server.version() < OLDEST) {
            findings.add(Finding.blocking(
                    place, null, "the server is PostgreSQL " + server.shownVersion(), "use PostgreSQL 12 or newer"));
        }
        if (!server.encoding().equals("UTF8")) {
            findings.add(Finding.blocking(
                    place,
                    null,
                    "the database's encoding is " + server.encoding() + ", which cannot hold every text",
                    "make a database with encoding UTF8"));
        } else if (!server.foldsCase()) {
            findings.add(Finding.blocking(
                    place,
                    null,
                    "ctype " + server.ctype() + " knows no Cyrillic case, so a search by name finds too little",
                    "make a database whose ctype is of UTF-8, such as C.UTF-8"));
        }
        if (!server.mayCreateTemp()) {
            findings.add(Finding.blocking(
                    place,
                    null,
                    "the user may not make temporary tables, through which rows are loaded",
                    "grant temporary on the database to the user"));
        }
        if (!server.mayCreateSchema()) {
            findings.add(Finding.warning(
                    place,
                    null,
                    "the user may not make a schema, so no row was tried and no duration is known",
                    "grant create on the database to the user for as long as preflight runs"));
        }
        server.leftSchemas()
                .forEach(schema -> findings.add(Finding.warning(
                        place,
                        null,
                        "schema " + schema + " is left of a preflight that was killed",
                        "drop the schema, unless one runs now")));
        if (!server.extensions().contains("pg_trgm")) {
            findings.add(Finding.warning(
                    place,
                    null,
                    "the extension pg_trgm is not there, so a search by name reads every client",
                    "run 'twinstore schema migrate' as a user who may create it"));
        }
        findings.add(Finding.note(
                place,
                null,
                "PostgreSQL " + server.shownVersion() + ", " + server.encoding() + ", collation " + server.collation()
                        + ", ctype " + server.ctype() + "; every session of Twinstore has the time zone UTC",
                "nothing"));
    }
}
