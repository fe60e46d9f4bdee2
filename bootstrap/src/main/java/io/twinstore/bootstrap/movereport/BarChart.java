package io.twinstore.bootstrap.movereport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars with their values in words, so that neither colour nor length is the only sign. */
final class BarChart {
    private static final int WIDTH = 720;
    private static final int LABELS = 230;
    private static final int VALUES = 150;
    private static final int LINE = 24;
    private static final int BAR = 15;
    private static final int BASE = 12;

    private record Bar(String label, double length, String value, String series) {}

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    BarChart(String title) {
        this.title = title;
    }

    /**
     * Adds a bar.
     *
     * @param length not negative; the longest one fills the chart
     * @param value what stands beside it
     * @param series the class of the page's style that fills it
     */
    void bar(String label, double length, String value, String series) {
        bars.add(new Bar(label, length, value, series));
    }

    /** Writes nothing when there is no bar. */
    void write(Html page) {
        if (bars.isEmpty()) {
            return;
        }
        double longest = bars.stream().mapToDouble(Bar::length).max().orElse(1);
        int room = WIDTH - LABELS - VALUES;
        page.open("figure", "class", "wide", "tabindex", "0").element("figcaption", title);
        page.open("svg", "viewBox", "0 0 " + WIDTH + " " + bars.size() * LINE, "role", "img", "aria-label", title);
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double length = longest == 0 ? 0 : Math.max(1, bar.length() / longest * room);
            int top = i * LINE;
            page.element("text", bar.label(), "x", LABELS - 8, "y", top + BASE + 4, "text-anchor", "end");
            page.open("rect", "x", LABELS, "y", top + 4, "width", number(length), "height", BAR, "class", bar.series())
                    .close();
            page.element("text", bar.value(), "x", number(LABELS + length + 6), "y", top + BASE + 4);
        }
        page.close().close();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
