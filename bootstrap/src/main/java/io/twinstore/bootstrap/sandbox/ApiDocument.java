package io.twinstore.bootstrap.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of PostgREST's OpenAPI description that tells the columns of each table; paths, parameters and defaults are left out. */
final class ApiDocument {
    private static final Pattern SIZE = Pattern.compile("\\((\\d+)(,-?\\d+)?\\)");

    private ApiDocument() {}

    /** Of these tables. */
    static ObjectNode of(Collection<RestTable> tables) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("swagger", "2.0");
        document.putObject("info").put("title", "The sandbox's API").put("version", "14.12");
        ObjectNode definitions = document.putObject("definitions");
        tables.forEach(table -> describe(table, definitions.putObject(table.name())));
        return document;
    }

    private static void describe(RestTable table, ObjectNode definition) {
        definition.put("type", "object");
        ObjectNode properties = definition.putObject("properties");
        table.columns().values().forEach(column -> describe(column, properties.putObject(column.name())));
        table.primaryKey()
                .forEach(column ->
                        properties.withObject("/" + column).put("description", "Note:\nThis is a Primary Key.<pk/>"));
        table.columns().values().stream()
                .filter(RestColumn::required)
                .forEach(column -> definition.withArray("required").add(column.name()));
    }

    /** A length is told of a text alone, and never in the type's name. */
    private static void describe(RestColumn column, ObjectNode property) {
        property.put("format", SIZE.matcher(column.type()).replaceAll(""));
        Matcher size = SIZE.matcher(column.type());
        if (column.type().startsWith("character") && !column.type().endsWith("[]") && size.find()) {
            property.put("maxLength", Integer.parseInt(size.group(1)));
        }
    }
}
