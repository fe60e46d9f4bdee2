package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page docs/commands.md shows the help of every command, and this test writes it. */
class CommandPagesTest {
    private static final Path PAGE = Path.of("../docs/commands.md");
    private static final String HEAD = """
            # Commands

            Each section is the help that the command itself prints (`./twinstore COMMAND --help`). A test writes this page from the
            commands and fails when the two differ, so do not edit it by hand.
            [cli.md](cli.md) says what all commands have in common, and `./twinstore config` what each setting means.
            """;
    private static final String HOW =
            "docs/commands.md differs from the commands' help; write it anew with: mvn -pl bootstrap -am test "
                    + "-Dtest=CommandPagesTest -Dsurefire.failIfNoSpecifiedTests=false -Dwrite.pages=true";

    @Test
    void thePageShowsTheHelpOfEveryCommand() throws IOException {
        var page = page();
        if (Boolean.getBoolean("write.pages")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), HOW);
    }

    private static String page() {
        var console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
        var root = new TwinstoreCommand(console, Map.of(), Path.of(""))
                .commandLine()
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100);
        return withSubcommands(root).map(CommandPagesTest::section).collect(Collectors.joining("", HEAD, ""));
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        var own = command.getSubcommands().values().stream()
                .filter(subcommand -> !subcommand.getCommandSpec().helpCommand());
        return Stream.concat(Stream.of(command), own.flatMap(CommandPagesTest::withSubcommands));
    }

    private static String section(CommandLine command) {
        var name = command.getCommandSpec().qualifiedName();
        return "\n## " + name + "\n\n```\n" + command.getUsageMessage(Ansi.OFF) + "```\n";
    }
}
