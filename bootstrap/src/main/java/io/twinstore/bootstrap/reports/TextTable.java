package io.twinstore.bootstrap.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Aligned columns for a person to read: the first ones to the left, the others, mostly numbers, to the right. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final int left;

    /** With one column to the left. */
    public TextTable(String... heading) {
        this(1, heading);
    }

    /** With so many columns to the left. */
    public TextTable(int left, String... heading) {
        this.left = left;
        rows.add(List.of(heading));
    }

    /** Adds a row; a number gets separators of thousands. */
    public void row(Object... cells) {
        var row = new ArrayList<String>();
        for (var cell : cells) {
            row.add(cell instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue()) : cell + "");
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        return rows.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var width = width(i);
            line.append(i == 0 ? "" : "  ")
                    .append(String.format("%" + (i < left ? "-" : "") + width + "s", row.get(i)));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(1);
    }
}
