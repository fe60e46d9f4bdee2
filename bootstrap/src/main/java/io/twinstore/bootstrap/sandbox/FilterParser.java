package io.twinstore.bootstrap.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the filters of a query: col=op.value, and the trees and=(...), or=(...). */
final class FilterParser {
    private static final int DEEPEST = 100;
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern CONNECTIVE = Pattern.compile("and|or");
    private static final Pattern BRANCH = Pattern.compile("(not\\.)?(and|or)\\s*\\(");
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}");
    private static final String TERM = TextScanner.FIELD + ", negation operator (not) or logic operator (and, or)";

    private final TextScanner in;
    private final boolean inTree;
    private int depth;

    private FilterParser(TextScanner in, boolean inTree) {
        this.in = in;
        this.inTree = inTree;
    }

    /** A parameter of its own, where everything after the operator is the value. */
    static RestCondition filter(String column, String value) {
        return new FilterParser(new TextScanner("filter", "", value), false).condition(column);
    }

    /** A tree whose key is and, or, not.and or not.or; what follows its last parenthesis is ignored. */
    static RestCondition tree(String key, String value) {
        return new FilterParser(new TextScanner("logic tree", key, value), true).branch();
    }

    private RestCondition term() {
        if (in.at(BRANCH)) {
            return branch();
        }
        String column = in.field(TERM);
        in.expect(".");
        return condition(column);
    }

    private RestCondition branch() {
        if (++depth > DEEPEST) {
            throw RestError.notSpoken("trees deeper than " + DEEPEST);
        }
        boolean negated = in.take("not.");
        String word = in.taken(CONNECTIVE);
        in.blanks().expect("(");
        List<RestCondition> terms = new ArrayList<>();
        do {
            in.blanks();
            terms.add(term());
            in.blanks();
        } while (in.take(","));
        in.expect(")");
        depth--;
        return new RestCondition.Tree(negated, word, List.copyOf(terms));
    }

    private RestCondition condition(String column) {
        boolean negated = in.take("not.");
        Operator operator = operator();
        return switch (operator) {
            case IN -> new RestCondition.In(column, negated, list());
            case IS -> new RestCondition.Is(column, negated, keyword());
            default -> new RestCondition.Comparison(column, negated, operator, value());
        };
    }

    private Operator operator() {
        String word = in.peek(WORD);
        Optional<Operator> operator = Operator.named(word);
        if (operator.isPresent() && in.take(word + ".")) {
            return operator.get();
        }
        if (Operator.isNotSpoken(word)) {
            throw RestError.notSpoken("the filter operator " + word);
        }
        if (operator.isPresent() && in.at(word + "(")) {
            throw RestError.notSpoken("the quantifier of the filter operator " + word);
        }
        throw in.fail("\"not\" or operator (eq, gt, ...)");
    }

    private String keyword() {
        for (String keyword : List.of("not_null", "null", "true", "false", "unknown")) {
            if (in.takeIgnoringCase(keyword)) {
                return keyword.replace('_', ' ');
            }
        }
        throw in.fail("null or trilean value (unknown, true, false)");
    }

    private List<String> list() {
        in.blanks().expect("(");
        in.blanks();
        List<String> elements = new ArrayList<>();
        do {
            String quoted = in.quotedValue();
            elements.add(quoted == null ? in.upTo(",)") : quoted);
        } while (in.take(","));
        in.expect(")");
        return List.copyOf(elements);
    }

    private String value() {
        if (!inTree) {
            return in.rest();
        }
        String quoted = in.quotedValue();
        if (quoted != null) {
            return quoted;
        }
        String array = in.taken(BRACES);
        return array.isEmpty() ? in.upTo(",)") : array;
    }
}
