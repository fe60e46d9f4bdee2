package io.twinstore.bootstrap.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The files of the page, all of them from the jar. */
final class Assets {
    /** The chart library, as its jar keeps it. */
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private record Source(String resource, String type) {}

    private static final Map<String, Source> SOURCES = Map.ofEntries(
            Map.entry("/", new Source("index.html", "text/html; charset=utf-8")),
            Map.entry("/app.css", new Source("app.css", STYLE)),
            script("app"),
            script("charts"),
            script("elements"),
            script("history"),
            script("sections"),
            script("top"),
            script("words"),
            Map.entry("/uplot.js", new Source(UPLOT + "uPlot.iife.min.js", SCRIPT)),
            Map.entry("/uplot.css", new Source(UPLOT + "uPlot.min.css", STYLE)));

    private Assets() {}

    private static Map.Entry<String, Source> script(String name) {
        return Map.entry("/" + name + ".js", new Source(name + ".js", SCRIPT));
    }

    /** The answer for each path. */
    static Map<String, Answer> read() {
        return SOURCES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> answer(each.getValue())));
    }

    private static Answer answer(Source source) {
        try (var in = Assets.class.getResourceAsStream(source.resource())) {
            var bytes = Objects.requireNonNull(in, source.resource()).readAllBytes();
            return Answer.of(200, source.type(), new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the page's " + source.resource() + " cannot be read from the jar", e);
        }
    }
}
