package io.twinstore.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write into .env files, with the values that they mean. */
class EnvFileTest {

    /** The text of a file, and the settings in it. */
    private record Case(String text, Map<String, String> values) {
        static Case of(String text, String... namesAndValues) {
            var values = new TreeMap<String, String>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                values.put(namesAndValues[i], namesAndValues[i + 1]);
            }
            return new Case(text, values);
        }
    }

    /** The values are those that the node package dotenv reads (16.6.1 and 18.0.10 alike). */
    private static final List<Case> AS_DOTENV = List.of(
            Case.of("A=plain", "A", "plain"),
            Case.of("A=plain # comment", "A", "plain"),
            Case.of("A=plain #comment", "A", "plain"),
            Case.of("A= # only", "A", ""),
            Case.of("A=", "A", ""),
            Case.of("A=   ", "A", ""),
            Case.of("A = spaced ", "A", "spaced"),
            Case.of("  A=lead", "A", "lead"),
            Case.of("A='single'", "A", "single"),
            Case.of("A='single' # c", "A", "single"),
            Case.of("A=\"double\"", "A", "double"),
            Case.of("A=\"double\" # c", "A", "double"),
            Case.of("A=\"a # b\"", "A", "a # b"),
            Case.of("A='a # b'", "A", "a # b"),
            Case.of("A=\"a\\nb\"", "A", "a\nb"),
            Case.of("A='a\\nb'", "A", "a\\nb"),
            Case.of("A=a\\nb", "A", "a\\nb"),
            Case.of("A=\"l1\nl2\"\nB=2", "A", "l1\nl2", "B", "2"),
            Case.of("A='l1\nl2'\nB=2", "A", "l1\nl2", "B", "2"),
            Case.of("export A=1", "A", "1"),
            Case.of("export  A = 1", "A", "1"),
            Case.of("export\tA=1", "A", "1"),
            Case.of("A=''", "A", ""),
            Case.of("A=\"\"", "A", ""),
            Case.of("A=1\r\nB=2\r\n", "A", "1", "B", "2"),
            Case.of("\ufeffA=1\nB=2", "A", "1", "B", "2"),
            Case.of("A.B=1", "A.B", "1"),
            Case.of("A-B=1", "A-B", "1"),
            Case.of("A=1\nA=2", "A", "2"),
            Case.of("A=Анна", "A", "Анна"),
            Case.of("A=a$b", "A", "a$b"),
            Case.of("A=${HOME}", "A", "${HOME}"),
            Case.of("A=\"${HOME}\"", "A", "${HOME}"),
            Case.of("A=a\\b", "A", "a\\b"),
            Case.of("A=\"a\\tb\"", "A", "a\\tb"),
            Case.of("A=\"a\\\\b\"", "A", "a\\\\b"),
            Case.of("A=`tick`", "A", "tick"),
            Case.of("A='it''s'", "A", "it''s"),
            Case.of("A=a'b", "A", "a'b"),
            Case.of("A=a\"b\"c", "A", "a\"b\"c"),
            Case.of("A: yaml", "A", "yaml"),
            Case.of("A=x=y==", "A", "x=y=="),
            Case.of("1A=1", "1A", "1"),
            Case.of("# c\n\nA=1", "A", "1"),
            Case.of("A=1 \t", "A", "1"),
            Case.of("  # c\nA=1", "A", "1"),
            Case.of("A={\"j\": \"v\"}", "A", "{\"j\": \"v\"}"),
            Case.of("A=a;b", "A", "a;b"),
            Case.of("A=p@ss w0rd", "A", "p@ss w0rd"),
            Case.of("A=\"p\"w\"", "A", "p\"w"),
            Case.of("A='p\"w'", "A", "p\"w"),
            Case.of("A=\"p'w\"", "A", "p'w"),
            Case.of("A=\"#\"", "A", "#"),
            Case.of("A=1\rB=2", "A", "1", "B", "2"),
            Case.of("A=a\u2028b", "A", "a\u2028b"),
            Case.of("A='x' # it's", "A", "x"),
            Case.of("A=\"x\" # say \"hi\"", "A", "x"),
            Case.of("A=x # it's \"y\"", "A", "x"),
            Case.of("A=\"x\\\\\"", "A", "x\\\\"),
            Case.of("A='x\\'", "A", "x\\"),
            Case.of("A='x\\' # c", "A", "x\\"),
            Case.of("A=x\\", "A", "x\\"),
            Case.of("A=\"a\r\nb\"", "A", "a\nb"),
            Case.of("A=don't\nB=won't", "A", "don't", "B", "won't"),
            Case.of("A=\"x\"#c", "A", "x"),
            Case.of("A='x'#c", "A", "x"),
            Case.of("A=\"a\\rb\"", "A", "a\rb"));

    /** Where dotenv cuts a password at its '#'; a shell and docker compose do not. */
    private static final List<Case> WITH_A_HASH_KEPT = List.of(
            Case.of("A=a#b", "A", "a#b"),
            Case.of("A=#a", "A", "#a"),
            Case.of("A=a# b", "A", "a# b"),
            Case.of("A=x#'y'", "A", "x#'y'"),
            Case.of("A=a#b # c", "A", "a#b"),
            Case.of("A=a\t# c", "A", "a"),
            Case.of("A=postgres://u:p#w@h/d?x=1#f", "A", "postgres://u:p#w@h/d?x=1#f"));

    /** Where dotenv leaves the backslash that a shell and docker compose take for the sign of a quote. */
    private static final List<Case> WITH_QUOTES_IN_QUOTES = List.of(
            Case.of("A=\"a\\\"b\"", "A", "a\"b"),
            Case.of("A='a\\'b'", "A", "a'b"),
            Case.of("A=\"{\\\"j\\\": 1}\"", "A", "{\"j\": 1}"));

    /** The lines that are no settings, by their numbers. */
    private static final Map<String, List<Integer>> UNREADABLE = Map.ofEntries(
            Map.entry("nonsense\nA=1", List.of(1)),
            Map.entry("A='a\nB=2", List.of(1)),
            Map.entry("\n# c\nA=\"a\nB=2", List.of(3)),
            Map.entry("A=\"a\" b", List.of(1)),
            Map.entry("A=\"a\"b", List.of(1)),
            Map.entry("=1\nA=2", List.of(1)),
            Map.entry("A B=1\nC=2", List.of(1)),
            Map.entry("A=\"1\n2\n3\"\nset A=1", List.of(4)),
            Map.entry("A=1\r\nexport B\r\nB=1", List.of(2)),
            Map.entry("if x; then\nA=1\nfi", List.of(1, 3)),
            Map.entry("A=\"open\nB=ok\nC=\"q\"", List.of(1)));

    @TempDir
    private Path directory = Path.of("");

    private List<EnvFile.Line> read(byte[] content) throws IOException {
        return EnvFile.lines(Files.write(directory.resolve("file"), content));
    }

    private Map<String, String> values(String text) throws IOException {
        var values = new LinkedHashMap<String, String>();
        for (var line : read(text.getBytes(StandardCharsets.UTF_8))) {
            assertNull(line.problem(), text);
            values.put(line.name(), line.value());
        }
        return values;
    }

    private void assertRead(List<Case> cases) {
        assertAll(cases.stream().map(one -> () -> assertEquals(one.values, values(one.text), one.text)));
    }

    @Test
    void dotenvsReading() {
        assertRead(AS_DOTENV);
    }

    @Test
    void aPasswordKeepsItsHash() {
        assertRead(WITH_A_HASH_KEPT);
    }

    @Test
    void aQuoteInQuotes() {
        assertRead(WITH_QUOTES_IN_QUOTES);
    }

    @Test
    void aLineThatIsNoneIsNumberedAndTheOthersAreRead() throws IOException {
        assertAll(UNREADABLE.entrySet().stream().map(entry -> () -> {
            var lines = read(entry.getKey().getBytes(StandardCharsets.UTF_8));
            var bad = lines.stream().filter(line -> line.problem() != null).map(EnvFile.Line::number);
            assertEquals(entry.getValue(), bad.toList(), entry.getKey());
        }));
        assertEquals("ok", last("A=\"open\nB=ok\n").value());
    }

    private EnvFile.Line last(String text) throws IOException {
        var lines = read(text.getBytes(StandardCharsets.UTF_8));
        return lines.get(lines.size() - 1);
    }

    @Test
    void encodings() throws IOException {
        for (var encoding : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            var lines = read("\uFEFFA=Анна\r\n".getBytes(encoding));
            assertEquals("A", lines.get(0).name(), encoding.name());
            assertEquals("Анна", lines.get(0).value(), encoding.name());
        }
        var lines = read("# Салон\nA=Анна\nB=2".getBytes(Charset.forName("windows-1251")));
        assertEquals(2, lines.size());
        assertEquals("not UTF-8", lines.get(0).problem());
        assertNull(lines.get(1).problem());
    }

    @Test
    void aLongValueOfManyLines() {
        var certificate = "\\\"line\n".repeat(100_000);
        assertRead(
                List.of(Case.of("A=\"" + certificate + "\"\nB=2", "A", certificate.replace("\\\"", "\""), "B", "2")));
    }

    @Test
    void aLineShowsNoValue() throws IOException {
        assertFalse(values("A=geheim").isEmpty());
        assertTrue(last("A=geheim").toString().contains("1"));
        assertFalse(last("A=geheim").toString().contains("geheim"));
    }
}
