package salon;

import io.twinstore.bootstrap.Twinstore;
import io.twinstore.bootstrap.config.Configuration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Opens the stores that the environment describes. */
final class Opening {
    private Opening() {}

    static Twinstore twinstore() {
        return Twinstore.open(Configuration.of(Map.of(), System.getenv(), null, Path.of("")), Clock.systemUTC());
    }
}
