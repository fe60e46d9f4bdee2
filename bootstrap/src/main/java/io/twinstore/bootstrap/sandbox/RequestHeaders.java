package io.twinstore.bootstrap.sandbox;

import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/** The headers of a request by their names in any case. */
record RequestHeaders(MessageHeaders headers) {

    @Nullable
    String first(String name) {
        Header header = headers.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    List<String> all(String name) {
        return Stream.of(headers.getHeaders(name)).map(Header::getValue).toList();
    }
}
