package io.twinstore.bootstrap.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One item of select: a column, or * for all, with the name it is given and the type it is cast to, if any. */
record SelectItem(
        String column, @Nullable String alias, @Nullable String cast) {
    static final String ALL = "*";

    private static final Pattern AGGREGATE = Pattern.compile("(count|\\.(avg|count|max|min|sum))\\(\\)");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern TYPE = Pattern.compile("[\\p{L}\\p{N}_$ ]+");

    /** Reads the whole parameter; an empty one selects all. */
    static List<SelectItem> parse(String text) {
        TextScanner in = new TextScanner("select parameter", "", text);
        if (in.blanks().atEnd()) {
            return List.of(new SelectItem(ALL, null, null));
        }
        List<SelectItem> items = new ArrayList<>();
        do {
            items.add(item(in.blanks()));
        } while (in.blanks().take(","));
        in.expectEnd();
        return List.copyOf(items);
    }

    /** Writes the list of columns between SELECT and FROM. */
    static void writeAll(List<SelectItem> items, SqlBuffer sql, RestTable table, Catalogue catalogue) {
        String glue = "";
        for (SelectItem item : items) {
            item.write(sql.sql(glue), table, catalogue);
            glue = ", ";
        }
    }

    boolean isAll() {
        return column.equals(ALL);
    }

    private void write(SqlBuffer sql, RestTable table, Catalogue catalogue) {
        if (isAll()) {
            sql.name(table.name()).sql(".*");
            return;
        }
        table.writeColumn(sql, column);
        if (cast != null) {
            sql.sql("::").sql(catalogue.type(cast));
        }
        sql.sql(" AS ").name(alias == null ? column : alias);
    }

    private static SelectItem item(TextScanner in) {
        if (in.take(ALL)) {
            return new SelectItem(ALL, null, null);
        }
        if (in.at("...")) {
            throw RestError.notSpoken("embedded resources (" + in.rest() + ")");
        }
        refuseAggregate(in);
        String name = in.field(TextScanner.FIELD);
        String alias = null;
        if (in.at(":") && !in.at("::")) {
            in.take(":");
            alias = alias(name);
            refuseAggregate(in);
            name = in.field(TextScanner.FIELD);
        }
        refuseAggregate(in);
        if (in.at("(") || in.at("!")) {
            throw RestError.notSpoken("embedded resources (" + name + in.rest() + ")");
        }
        return new SelectItem(name, alias, in.take("::") ? type(in) : null);
    }

    private static void refuseAggregate(TextScanner in) {
        if (in.at(AGGREGATE)) {
            throw RestError.aggregate();
        }
    }

    private static String alias(String name) {
        if (!ALIAS.matcher(name).matches()) {
            throw RestError.notSpoken("the alias \"" + name + "\"; one of letters, digits and _ is");
        }
        return name;
    }

    private static String type(TextScanner in) {
        String type = in.taken(TYPE).strip();
        if (type.isEmpty()) {
            throw in.fail("a type");
        }
        return type;
    }
}
