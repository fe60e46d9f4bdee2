package io.twinstore.supabase;

import feign.HeaderMap;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import java.net.URI;
import java.util.Map;

/** PostgREST's methods as Feign sends them; the whole URI comes encoded, since Feign's own templates split at commas. */
interface PostgrestApi {
    @RequestLine("GET")
    Response get(URI uri, @HeaderMap Map<String, String> headers, Request.Options options);

    @RequestLine("POST")
    Response post(URI uri, @HeaderMap Map<String, String> headers, Request.Options options, byte[] body);

    @RequestLine("DELETE")
    Response delete(URI uri, @HeaderMap Map<String, String> headers, Request.Options options);
}
