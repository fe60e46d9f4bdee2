package io.twinstore.bootstrap.contract;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Condition.Operator;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries of any table by any column, condition and order. */
final class RandomQueries {
    /** A question longer than a URL is one that only PostgreSQL answers. */
    private static final int LONGEST = 40;

    private final Random random;
    private final RandomValues values;

    RandomQueries(Random random) {
        this.random = random;
        values = new RandomValues(random);
    }

    <A> Query<A> of(TableSchema<A> schema) {
        var query = Query.of(schema);
        for (int i = random.nextInt(3); i > 0; i--) {
            query = query.where(condition(schema, 2));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            query = query.orderBy(new Order<>(ordered(schema), random.nextBoolean(), random.nextBoolean()));
        }
        return values.chance(50) ? query : query.limit(1 + random.nextInt(20));
    }

    /** JSON and lists have no order that a program should rely on. */
    private <A> Column<A, ?> ordered(TableSchema<A> schema) {
        return values.one(schema.columns().stream()
                .filter(column -> !column.type().name().matches("jsonb|.*\\[]"))
                .toList());
    }

    private <A> Condition<A> condition(TableSchema<A> schema, int depth) {
        if (depth > 0 && values.chance(15)) {
            var any = new ArrayList<Condition<A>>();
            for (int i = random.nextInt(4); i > 0; i--) {
                any.add(condition(schema, depth - 1));
            }
            return Condition.anyOf(any);
        }
        return on(values.one(schema.columns()));
    }

    private <A, T> Condition<A> on(Column<A, T> column) {
        boolean list = column.type().name().endsWith("[]");
        return switch (random.nextInt(6)) {
            case 0 -> values.chance(50) ? Condition.isNull(column) : Condition.isNotNull(column);
            case 1 -> list ? Condition.isNull(column) : Condition.in(column, several(column));
            case 2 -> pattern(column);
            default -> new Condition.Compare<>(column, operator(column), value(column));
        };
    }

    private Operator operator(Column<?, ?> column) {
        boolean ordered = !column.type().name().matches("jsonb|.*\\[]");
        return ordered ? values.one(List.of(Operator.values())) : values.one(List.of(Operator.EQ, Operator.NEQ));
    }

    private <T> T value(Column<?, T> column) {
        while (true) {
            var value = values.held(column);
            if (value != null && !value.equals(Json.NULL) && value.toString().length() <= LONGEST) {
                return value;
            }
        }
    }

    private <T> List<T> several(Column<?, T> column) {
        var several = new ArrayList<T>();
        for (int i = random.nextInt(6); i > 0; i--) {
            several.add(value(column));
        }
        return several;
    }

    @SuppressWarnings("unchecked") // by the name of the column's type
    private <A, T> Condition<A> pattern(Column<A, T> column) {
        if (!column.type().name().equals("text")) {
            return Condition.isNotNull(column);
        }
        var text = (Column<A, String>) column;
        return values.chance(50)
                ? Condition.contains(text, values.text(2))
                : Condition.ilike(text, values.text(3).replace("\\", "") + values.one(List.of("%", "_", "")));
    }
}
