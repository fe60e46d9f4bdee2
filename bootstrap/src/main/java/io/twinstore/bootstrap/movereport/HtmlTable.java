package io.twinstore.bootstrap.movereport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of a page, of which only long texts are broken into lines. */
final class HtmlTable {
    private static final int LONG = 40;

    private final List<String> heading;
    private final List<List<Object>> rows = new ArrayList<>();

    HtmlTable(String... heading) {
        this.heading = List.of(heading);
    }

    void row(Object... cells) {
        rows.add(Arrays.asList(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Scrolls by itself where it is wider than the page. */
    void write(Html page) {
        page.open("div", "class", "wide", "tabindex", "0")
                .open("table")
                .open("thead")
                .open("tr");
        heading.forEach(name -> page.element("th", name, "scope", "col"));
        page.close().close().open("tbody");
        for (var row : rows) {
            page.open("tr");
            row.forEach(cell -> page.element("td", cell, "class", look(String.valueOf(cell))));
            page.close();
        }
        page.close().close().close();
    }

    private static String look(String cell) {
        if (cell.matches("\\d[\\d,.]*")) {
            return "number";
        }
        if (cell.matches("[0-9a-f]{64}")) {
            return "digest";
        }
        return cell.matches("NO|NOT GOOD|DIFFERENT|BLOCKED") ? "bad" : cell.length() > LONG ? "words" : "";
    }
}
