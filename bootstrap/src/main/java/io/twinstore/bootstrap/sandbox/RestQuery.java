package io.twinstore.bootstrap.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a query by meaning; limit and offset still as text, embedded names a resource not selected. */
record RestQuery(
        List<SelectItem> select,
        List<RestCondition> filters,
        List<OrderTerm> order,
        @Nullable List<String> columns,
        List<String> onConflict,
        @Nullable String limit,
        @Nullable String offset,
        @Nullable String embedded) {
    private static final Set<String> FIRST_WINS = Set.of("select", "columns", "on_conflict", "order");
    private static final Set<String> RESERVED = Set.of("order", "limit", "offset", "and", "or");

    static RestQuery parse(QueryString query) {
        Draft draft = new Draft();
        query.parameters().stream()
                .filter(parameter -> !FIRST_WINS.contains(parameter.name()))
                .forEach(parameter -> draft.add(parameter.name(), parameter.value()));
        return new RestQuery(
                SelectItem.parse(query.first("select").orElse("")),
                List.copyOf(draft.filters),
                query.first("order").map(OrderTerm::parse).orElse(List.of()),
                query.first("columns").map(text -> names("columns", text)).orElse(null),
                query.first("on_conflict")
                        .map(text -> names("on_conflict", text))
                        .orElse(List.of()),
                draft.limit,
                draft.offset,
                draft.embedded);
    }

    private static List<String> names(String what, String text) {
        TextScanner in = new TextScanner(what + " parameter", "", text);
        List<String> names = new ArrayList<>();
        do {
            names.add(in.blanks().field(TextScanner.FIELD));
        } while (in.blanks().take(","));
        in.expectEnd();
        return List.copyOf(names);
    }

    /** What the parameters that are not single add up to. */
    private static final class Draft {
        private final List<RestCondition> filters = new ArrayList<>();
        private @Nullable String limit;
        private @Nullable String offset;
        private @Nullable String embedded;

        void add(String name, String value) {
            switch (name) {
                case "limit" -> limit = value;
                case "offset" -> offset = value;
                case "and", "or", "not.and", "not.or" -> filters.add(FilterParser.tree(name, value));
                default -> addFilter(name, value);
            }
        }

        private void addFilter(String name, String value) {
            TextScanner in = new TextScanner("tree path", "", name);
            String field = in.field(TextScanner.FIELD);
            if (!in.take(".")) {
                in.expectEnd();
                filters.add(FilterParser.filter(field, value));
                return;
            }
            if (!RESERVED.contains(name.substring(name.lastIndexOf('.') + 1))) {
                FilterParser.filter(field, value);
            }
            embedded = embedded == null ? field : embedded;
        }
    }
}
