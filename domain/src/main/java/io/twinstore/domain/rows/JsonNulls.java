package io.twinstore.domain.rows;

import io.twinstore.domain.values.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which columns of a row hold a JSON null. PostgreSQL's to_json writes that as it writes a column without a value, so a row
 * with JSON nulls names their columns in a member of its own; most rows have none.
 */
public final class JsonNulls {
    /** The member, an array of names in their order; no column has such a name. */
    public static final String MEMBER = "#json_null";

    private JsonNulls() {}

    /** The row, which says of these columns that they hold a JSON null. */
    public static Json.Obj in(Json.Obj row, Collection<String> columns) {
        var members = new LinkedHashMap<>(row.members());
        members.remove(MEMBER);
        if (!columns.isEmpty()) {
            members.put(MEMBER, Json.of(new TreeSet<>(columns)));
        }
        return new Json.Obj(members);
    }

    /** The columns of which a row says so. */
    public static Set<String> of(Json.Obj row) {
        var columns = new TreeSet<String>();
        if (row.get(MEMBER) instanceof Json.Arr array) {
            array.elements().stream()
                    .filter(Json.Str.class::isInstance)
                    .forEach(name -> columns.add(((Json.Str) name).value()));
        }
        return columns;
    }
}
