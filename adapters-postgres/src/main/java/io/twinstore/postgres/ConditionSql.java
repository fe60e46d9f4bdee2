package io.twinstore.postgres;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.rows.Column;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.Comparator;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A condition of the domain in SQL, in three steps: what its text depends on, the text, and the values. */
final class ConditionSql<A> {
    private final Mapping<A> mapping;

    ConditionSql(Mapping<A> mapping) {
        this.mapping = mapping;
    }

    /** Appends what the text depends on. */
    void structure(Condition<A> condition, StringBuilder out) {
        if (condition instanceof Condition.Compare<A, ?> c) {
            out.append(c.operator()).append(c.column().ordinal());
        } else if (condition instanceof Condition.In<A, ?> c) {
            out.append("IN").append(c.column().ordinal());
        } else if (condition instanceof Condition.IsNull<A> c) {
            out.append(c.isNull() ? "NULL" : "SET").append(c.column().ordinal());
        } else if (condition instanceof Condition.ILike<A> c) {
            out.append("LIKE").append(c.column().ordinal());
        } else if (condition instanceof Condition.SamePhone<A> c) {
            out.append("PHONE").append(c.column().ordinal());
        } else if (condition instanceof Condition.AnyOf<A> c) {
            out.append('(');
            c.conditions().forEach(each -> structure(each, out));
            out.append(')');
        }
        out.append(';');
    }

    org.jooq.Condition render(Condition<A> condition) {
        if (condition instanceof Condition.Compare<A, ?> c) {
            return compare(comparable(c.column()), comparator(c.operator()));
        } else if (condition instanceof Condition.In<A, ?> c) {
            return DSL.condition("{0} = any({1})", mapping.field(c.column()), Sql.placeholder());
        } else if (condition instanceof Condition.IsNull<A> c) {
            var field = mapping.field(c.column());
            return c.isNull() ? field.isNull() : field.isNotNull();
        } else if (condition instanceof Condition.ILike<A> c) {
            return DSL.condition("{0} ilike {1}", mapping.field(c.column()), Sql.placeholder());
        } else if (condition instanceof Condition.SamePhone<A> c) {
            // the expression that index clients_phone_digits_idx is made of
            return DSL.condition(
                    "regexp_replace({0}, '[^0-9]', '', 'g') = any({1})", mapping.field(c.column()), Sql.placeholder());
        }
        return DSL.or(((Condition.AnyOf<A>) condition)
                .conditions().stream().map(this::render).toList());
    }

    /** Binds the values from the index on and answers the next one. */
    int bind(Condition<A> condition, PreparedStatement statement, int index) throws SQLException {
        if (condition instanceof Condition.Compare<A, ?> c) {
            return bindValue(c, statement, index);
        } else if (condition instanceof Condition.In<A, ?> c) {
            return bindValues(c, statement, index);
        } else if (condition instanceof Condition.ILike<A> c) {
            Codec.TEXT.bind().to(statement, index, c.pattern());
            return index + 1;
        } else if (condition instanceof Condition.SamePhone<A> c) {
            Codec.TEXT.bindAll(statement, index, c.phone().storedForms());
            return index + 1;
        } else if (condition instanceof Condition.AnyOf<A> c) {
            int next = index;
            for (var each : c.conditions()) {
                next = bind(each, statement, next);
            }
            return next;
        }
        return index;
    }

    private <T> int bindValue(Condition.Compare<A, T> c, PreparedStatement statement, int index) throws SQLException {
        mapping.entry(c.column()).codec().bind().to(statement, index, c.value());
        return index + 1;
    }

    private <T> int bindValues(Condition.In<A, T> c, PreparedStatement statement, int index) throws SQLException {
        mapping.entry(c.column()).codec().bindAll(statement, index, c.values());
        return index + 1;
    }

    /** PostgreSQL compares a varchar with a text, but not an array of the one with an array of the other. */
    private Field<?> comparable(Column<A, ?> column) {
        var field = mapping.field(column);
        return column.type().name().equals("text[]") ? DSL.field("cast({0} as text[])", field.getType(), field) : field;
    }

    @SuppressWarnings("unchecked") // the placeholder takes the type of the column, whatever it is
    private static org.jooq.Condition compare(Field<?> field, Comparator comparator) {
        return ((Field<Object>) field).compare(comparator, Sql.placeholder());
    }

    private static Comparator comparator(Condition.Operator operator) {
        return switch (operator) {
            case EQ -> Comparator.EQUALS;
            case NEQ -> Comparator.NOT_EQUALS;
            case GT -> Comparator.GREATER;
            case GTE -> Comparator.GREATER_OR_EQUAL;
            case LT -> Comparator.LESS;
            case LTE -> Comparator.LESS_OR_EQUAL;
        };
    }
}
