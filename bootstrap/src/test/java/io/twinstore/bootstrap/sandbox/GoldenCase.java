package io.twinstore.bootstrap.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One block of golden-cases.txt: a request, and what must come back. */
record GoldenCase(
        String title,
        List<String> setup,
        String method,
        String target,
        Map<String, String> requestHeaders,
        @Nullable String requestBody,
        int status,
        Map<String, String> headers,
        String bodyMark,
        String body) {

    static List<GoldenCase> all() {
        List<GoldenCase> cases = new ArrayList<>();
        for (String block : List.of(resource("golden-cases.txt").split("\n\n", -1))) {
            if (!block.startsWith("#")) {
                cases.add(parse(block.lines().toList()));
            }
        }
        return cases;
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(GoldenCase.class.getResourceAsStream("/sandbox/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GoldenCase parse(List<String> lines) {
        List<String> request = List.of(lines.get(0).split(" ", -1));
        List<String> setup = new ArrayList<>();
        Map<String, String> requestHeaders = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        String requestBody = null;
        int status = 0;
        String bodyMark = "<=";
        String body = "";
        for (String line : lines.subList(1, lines.size())) {
            int blank = line.indexOf(' ');
            String rest = line.substring(blank + 1);
            switch (line.substring(0, blank)) {
                case "@" -> setup.add(rest);
                case ">" -> addHeader(requestHeaders, rest);
                case ">>" -> requestBody = rest;
                case "<" -> {
                    if (status == 0) {
                        status = Integer.parseInt(rest);
                    } else {
                        addHeader(headers, rest);
                    }
                }
                case "<<", "<~", "<=" -> {
                    bodyMark = line.substring(0, blank);
                    body = rest;
                }
                default -> throw new IllegalStateException("No such mark: " + line);
            }
        }
        return new GoldenCase(
                lines.get(0),
                setup,
                request.get(1),
                request.get(2),
                requestHeaders,
                requestBody,
                status,
                headers,
                bodyMark,
                body);
    }

    private static void addHeader(Map<String, String> headers, String line) {
        int colon = line.indexOf(": ");
        headers.put(line.substring(0, colon), line.substring(colon + 2));
    }
}
