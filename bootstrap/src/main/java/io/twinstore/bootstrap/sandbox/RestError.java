package io.twinstore.bootstrap.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal in PostgREST's words: an HTTP status and a body of code, details, hint and message. */
final class RestError extends RuntimeException {
    private final int status;
    private final String code;
    private final String message;
    private final @Nullable String details;
    private final @Nullable String hint;
    private final Map<String, String> headers = new LinkedHashMap<>();

    RestError(int status, String code, String message, @Nullable String details, @Nullable String hint) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.message = message;
        this.details = details;
        this.hint = hint;
        if (status == 503) {
            headers.put("Retry-After", "0");
        }
    }

    private RestError(int status, String code, String message, @Nullable String details) {
        this(status, code, message, details, null);
    }

    /** What PostgREST can do and the sandbox cannot; never answered by a guess. */
    static RestError notSpoken(String what) {
        return new RestError(400, "PGRST127", "Feature not implemented", "The sandbox does not speak " + what + ".");
    }

    static RestError unparsable(String what, String text, int column, String details) {
        String message = "\"failed to parse " + what + " (" + text + ")\" (line 1, column " + column + ")";
        return new RestError(400, "PGRST100", message, details);
    }

    static RestError badBody(String message) {
        return new RestError(400, "PGRST102", message, null);
    }

    static RestError badRange(String details) {
        return new RestError(416, "PGRST103", "Requested range not satisfiable", details);
    }

    static RestError unknownSchema(String asked, String served) {
        String hint = "Only the following schemas are exposed: " + served;
        return new RestError(406, "PGRST106", "Invalid schema: " + asked, null, hint);
    }

    static RestError unavailable(Collection<String> mediaTypes) {
        String message = "None of these media types are available: " + String.join(", ", mediaTypes);
        return new RestError(406, "PGRST107", message, null);
    }

    static RestError notEmbedded(String resource) {
        String hint = "Verify that '" + resource + "' is included in the 'select' query parameter.";
        String message = "'" + resource + "' is not an embedded resource in this request";
        return new RestError(400, "PGRST108", message, null, hint);
    }

    static RestError notSingular(long rows) {
        String message = "Cannot coerce the result to a single JSON object";
        return new RestError(406, "PGRST116", message, "The result contains " + rows + " rows");
    }

    static RestError unknownMethod(String method) {
        return new RestError(405, "PGRST117", "Unsupported HTTP method: " + method, null);
    }

    static RestError badPreferences(Collection<String> preferences) {
        String details = "Invalid preferences: " + String.join(", ", preferences);
        return new RestError(400, "PGRST122", "Invalid preferences given with handling=strict", details);
    }

    static RestError aggregate() {
        return new RestError(400, "PGRST123", "Use of aggregate functions is not allowed", null);
    }

    static RestError tooManyAffected(long rows) {
        String message = "Query result exceeds max-affected preference constraint";
        return new RestError(400, "PGRST124", message, "The query affects " + rows + " rows");
    }

    static RestError badPath() {
        return new RestError(404, "PGRST125", "Invalid path specified in request URL", null);
    }

    static RestError noRoot() {
        return new RestError(404, "PGRST126", "Root endpoint metadata is disabled", null);
    }

    static RestError unknownColumn(String table, String column) {
        String message = "Could not find the '" + column + "' column of '" + table + "' in the schema cache";
        return new RestError(400, "PGRST204", message, null);
    }

    static RestError unknownTable(String schema, String table) {
        String message = "Could not find the table '" + schema + "." + table + "' in the schema cache";
        return new RestError(404, "PGRST205", message, null);
    }

    static RestError badToken(String message, @Nullable String details) {
        RestError error = new RestError(401, "PGRST301", message, details);
        error.headers.put("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"" + message + "\"");
        return error;
    }

    static RestError undefinedColumn(String column) {
        return new RestError(400, "42703", "column " + column + " does not exist", null);
    }

    static RestError undefinedType(String type) {
        return new RestError(400, "42704", "type \"" + type + "\" does not exist", null);
    }

    static RestError noWhere(String statement) {
        return new RestError(400, "21000", statement + " requires a WHERE clause", null);
    }

    static RestError internal() {
        return new RestError(500, "PGRSTX00", "The sandbox failed; its log says why.", null);
    }

    RestResponse response() {
        RestResponse response = new RestResponse(status).header("Proxy-Status", "PostgREST; error=" + code);
        headers.forEach(response::header);
        return response.body("application/json; charset=utf-8", body());
    }

    /** The body alone, for the one error that PostgREST sends as a normal response. */
    String body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code).put("details", details).put("hint", hint).put("message", message);
        return body.toString();
    }
}
