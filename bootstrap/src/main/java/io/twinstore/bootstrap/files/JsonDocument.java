package io.twinstore.bootstrap.files;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of our files and reports; a record is the schema of a document, and its component that of a member. */
public final class JsonDocument {
    /** Every number is exact, a repeated name is an error, and a text may be as long as it comes. */
    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(200_000)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNestingDepth(1_100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a later version's
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .annotationIntrospector(new Nullness())
            .withCoercionConfigDefaults(coercions -> List.of(CoercionInputShape.values())
                    .forEach(schema -> coercions.setCoercion(schema, CoercionAction.Fail)))
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader())
                    .addSerializer(Json.class, new JsonWriter())
                    .addDeserializer(Json.Obj.class, new JsonReader()))
            .build();

    private JsonDocument() {}

    /** The document's text, in one line. */
    public static String text(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document.getClass().getSimpleName() + " is no JSON document", e);
        }
    }

    /** Reads a file's document; nothing when there is no such file, or it holds none of this schema. */
    public static <T> Optional<T> find(Path path, Class<T> schema) {
        try {
            return Optional.of(read(path, schema));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Reads one member of a file's document; nothing when it is not there, or not of this schema. */
    public static <T> Optional<T> find(Path path, String member, Class<T> schema) {
        return find(path, JsonNode.class).map(document -> document.get(member)).flatMap(value -> of(value, schema));
    }

    private static <T> Optional<T> of(JsonNode value, Class<T> schema) {
        try {
            return Optional.ofNullable(MAPPER.treeToValue(value, schema));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a file's one document.
     *
     * @throws IllegalArgumentException when the file holds none of this schema, such as one that was cut
     */
    public static <T> T read(Path path, Class<T> schema) {
        try {
            var whole = MAPPER.readerFor(schema).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            T document = whole.readValue(Files.readString(path));
            if (document != null) {
                return document;
            }
            throw new IllegalArgumentException(path + " holds JSON null");
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new IllegalArgumentException(path + " holds no " + schema.getSimpleName(), e);
        } catch (IOException e) {
            throw JsonExportFiles.failed("read", path, e);
        }
    }

    /** Lets a member be null where its record says so. */
    private static final class Nullness extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.Value findSetterInfo(Annotated member) {
            return member instanceof AnnotatedParameter parameter && nullable(parameter)
                    ? JsonSetter.Value.forValueNulls(Nulls.SET)
                    : super.findSetterInfo(member);
        }

        private static boolean nullable(AnnotatedParameter parameter) {
            var types = ((Executable) parameter.getOwner().getMember()).getAnnotatedParameterTypes();
            return types[parameter.getIndex()].isAnnotationPresent(Nullable.class);
        }
    }

    private static final class InstantReader extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }

    private static final class JsonReader extends StdDeserializer<Json.Obj> {
        private static final long serialVersionUID = 1L;

        JsonReader() {
            super(Json.Obj.class);
        }

        @Override
        public Json.Obj deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return (Json.Obj) Json.of(context.readValue(parser, Object.class));
        }
    }

    /** The domain's own JSON writes itself. */
    private static final class JsonWriter extends StdSerializer<Json> {
        private static final long serialVersionUID = 1L;

        JsonWriter() {
            super(Json.class);
        }

        @Override
        public void serialize(Json json, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(json.toString());
        }
    }
}
