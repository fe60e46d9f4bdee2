package io.twinstore.postgres;

import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/**
 * The SELECT of each structure of query, with a place for every value. The limit is no value: without knowing it PostgreSQL
 * would plan a long list anew for each call.
 */
final class SelectSql<A> {
    private final Mapping<A> mapping;
    private final ConditionSql<A> conditions;
    private final Sql kept = new Sql();

    SelectSql(Mapping<A> mapping) {
        this.mapping = mapping;
        conditions = new ConditionSql<>(mapping);
    }

    /** The first so many rows of the query. */
    String sql(Query<A> query, int rows) {
        return kept.of(structure(query, rows), () -> render(query, rows));
    }

    void bind(Query<A> query, PreparedStatement statement) throws SQLException {
        int next = 1;
        for (var condition : query.conditions()) {
            next = conditions.bind(condition, statement, next);
        }
    }

    /** What the SQL depends on: everything but the values. */
    private String structure(Query<A> query, int rows) {
        var structure = new StringBuilder().append(rows);
        query.conditions().forEach(condition -> conditions.structure(condition, structure));
        for (var order : query.orders()) {
            structure
                    .append(order.descending() ? '-' : '+')
                    .append(order.column().ordinal());
            structure.append(order.nullsFirst() ? 'f' : 'l');
        }
        return structure.toString();
    }

    private String render(Query<A> query, int rows) {
        return Sql.RENDER
                .select(mapping.fields())
                .from(mapping.table())
                .where(query.conditions().stream().map(conditions::render).toList())
                .orderBy(orders(query))
                .limit(DSL.inline(rows))
                .getSQL();
    }

    private List<OrderField<?>> orders(Query<A> query) {
        var orders = new ArrayList<OrderField<?>>();
        query.orders().forEach(order -> orders.add(order(order)));
        orders.add(mapping.field(query.schema().key()).asc());
        return orders;
    }

    private OrderField<?> order(Order<A> order) {
        var field = byCodePoint(mapping.field(order.column()));
        var sorted = order.descending() ? field.desc() : field.asc();
        if (!order.column().nullable()) {
            return sorted;
        }
        return order.nullsFirst() ? sorted.nullsFirst() : sorted.nullsLast();
    }

    /** The database's collation is the language's; the contract orders text by code point. */
    private static Field<?> byCodePoint(Field<?> field) {
        return field.getType() == String.class ? field.coerce(String.class).collate("C") : field;
    }
}
