package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.live.LiveText;
import io.twinstore.bootstrap.live.LiveView;
import io.twinstore.bootstrap.state.StateDirectory;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what can be seen of the move in the terminal. */
@Command(
        name = "monitor",
        description = {
            "The dashboard in the terminal, drawn anew every second; stop it with Ctrl-C.",
            "Where the output is no terminal, one line whenever it changes. Exit status with --once: 0 when all is well, 1 when"
                    + " not."
        })
final class MonitorCommand implements Callable<Integer> {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";
    private static final String WHOLE_SCREEN = "\u001b[2J";

    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(names = "--once", description = "Show it once; with --json, all that the dashboard is made of.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        var settings = Given.by(root);
        var state = StateDirectory.at(settings.stores().stateDirectory());
        var view = new LiveView(state, settings::flags, Clock.systemUTC());
        var output = settings.output();
        if (once) {
            var seen = view.look().document();
            output.result(() -> seen, () -> LiveText.of(seen));
            return seen.well() ? ExitStatus.DONE : ExitStatus.NO;
        }
        if (output.redraws()) {
            output.draw(WHOLE_SCREEN);
        }
        var said = "";
        while (true) {
            var seen = view.look().document();
            if (output.redraws()) {
                output.draw(HOME_AND_CLEAR + LiveText.of(seen) + "\nAs of " + seen.at() + "; stop with Ctrl-C.\n");
            } else if (!seen.sentence().equals(said)) {
                said = seen.sentence();
                output.draw(seen.at() + " " + said + "\n");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
