package io.twinstore.bootstrap.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The parameters of a raw query in their order; a name without '=' is dropped, as PostgREST drops it. */
record QueryString(List<Parameter> parameters) {

    /** A decoded name and value. */
    record Parameter(String name, String value) {}

    static QueryString parse(@Nullable String raw) {
        List<Parameter> parameters = new ArrayList<>();
        StringTokenizer segments = new StringTokenizer(raw == null ? "" : raw, "&;");
        while (segments.hasMoreTokens()) {
            String segment = segments.nextToken();
            int equals = segment.indexOf('=');
            if (equals >= 0) {
                parameters.add(new Parameter(
                        decoded(segment.substring(0, equals), true), decoded(segment.substring(equals + 1), true)));
            }
        }
        return new QueryString(List.copyOf(parameters));
    }

    Optional<String> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** Percent-decoded as strict UTF-8, which raw bytes are too; a percent sign without two digits after it stays. */
    static String decoded(String text, boolean plusIsSpace) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int code = bytes[i] == '%' ? hex(bytes, i) : -1;
            if (code >= 0) {
                out.write(code);
                i += 2;
            } else {
                out.write(plusIsSpace && bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UndecodableException();
        }
    }

    private static int hex(byte[] bytes, int percent) {
        if (percent + 2 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[percent + 1], 16);
        int low = Character.digit(bytes[percent + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
