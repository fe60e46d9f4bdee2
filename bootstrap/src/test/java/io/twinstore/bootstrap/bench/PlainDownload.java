package io.twinstore.bootstrap.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Fetches pages one after the other and writes their bytes to a file, without a look into them. */
public final class PlainDownload {
    private PlainDownload() {}

    /** Takes the file with the pages' URLs, the file to write, the key, and the encoding to ask for: gzip or identity. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        JavaProcess.reportCost();
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            for (var page : Files.readAllLines(Path.of(arguments[0]))) {
                var request = HttpRequest.newBuilder(URI.create(page))
                        .header("apikey", arguments[2])
                        .header("Accept-Encoding", arguments[3])
                        .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                if (answer.statusCode() != 200) {
                    throw new IOException("status " + answer.statusCode());
                }
                try (var body = unzipped(answer)) {
                    body.transferTo(out);
                }
            }
        }
    }

    private static InputStream unzipped(HttpResponse<InputStream> answer) throws IOException {
        boolean zipped =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return zipped ? new GZIPInputStream(answer.body()) : answer.body();
    }
}
