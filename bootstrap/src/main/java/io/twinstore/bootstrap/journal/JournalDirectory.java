package io.twinstore.bootstrap.journal;

import io.twinstore.application.journal.Gap;
import io.twinstore.application.journal.Segment;
import io.twinstore.application.journal.Segments;
import io.twinstore.bootstrap.config.SettingException;
import io.twinstore.bootstrap.home.HeldLock;
import io.twinstore.bootstrap.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The directory {@code journal} in TWINSTORE_HOME: {@code 0.segment}, {@code 1.segment} and so on, as many as processes were
 * ever there at once. The file {@code segments} says how many there are, so that one that is lost is missed.
 */
public final class JournalDirectory implements Segments {
    private static final String COUNT = "journal/segments";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Home home;
    private final Path directory;
    private final Clock clock;
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    private JournalDirectory(Home home, Path directory, Clock clock) {
        this.home = home;
        this.directory = directory;
        this.clock = clock;
    }

    /** Opens it, made if it is not there; a segment that is lost opens the gap. */
    public static JournalDirectory open(Home home, Gap gap, Clock clock) throws IOException {
        var opened = new JournalDirectory(home, home.directory("journal"), clock);
        boolean lost = opened.names().stream().anyMatch(name -> !Files.exists(opened.directory.resolve(name)));
        if (lost || (home.read(COUNT).isEmpty() && gap.problem().isEmpty())) {
            gap.open("a segment of the journal was lost");
        }
        return opened;
    }

    /** Every segment's text, held or not, for reports. */
    public static List<String> texts(Home home) {
        return IntStream.range(0, count(home))
                .mapToObj(number -> home.read("journal/" + name(number)).orElse(""))
                .toList();
    }

    /**
     * Makes every segment durable as it stands. Else marks that were removed could come back after a power failure, and rows
     * be copied from a store that is not the source of truth any more.
     */
    public static void force(Home home) {
        for (int number = 0; number < count(home); number++) {
            var path = home.resolve("journal/" + name(number));
            try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException("the segment " + path + " cannot be made durable", e);
            }
        }
    }

    private static int count(Home home) {
        try {
            return home.read(COUNT).map(text -> Integer.parseInt(text.strip())).orElse(0);
        } catch (NumberFormatException e) {
            throw new SettingException(
                    home.resolve(COUNT) + " is malformed; write how many files NUMBER.segment stand beside it");
        }
    }

    private static String name(int number) {
        return number + ".segment";
    }

    private List<String> names() {
        return IntStream.range(0, count(home)).mapToObj(JournalDirectory::name).toList();
    }

    @Override
    public Segment claim() throws IOException {
        var free = claim(name -> true);
        return free.isPresent() ? free.get() : add();
    }

    @Override
    public Optional<Segment> claimAbandoned() throws IOException {
        return claim(name -> size(name) > 0);
    }

    private long size(String name) {
        try {
            return Files.size(directory.resolve(name));
        } catch (IOException e) {
            return 0;
        }
    }

    private Optional<Segment> claim(Predicate<String> wanted) throws IOException {
        for (var name : names()) {
            if (wanted.test(name) && !left.contains(name)) {
                var lock = HeldLock.tryHold(directory.resolve(name + ".lock"));
                if (lock.isPresent()) {
                    return Optional.of(segment(name, lock.get()));
                }
            }
        }
        return Optional.empty();
    }

    private SegmentFile segment(String name, HeldLock lock) throws IOException {
        var path = directory.resolve(name);
        if (!Files.exists(path)) {
            Home.replace(path, "");
        }
        return new SegmentFile(path, lock, clock);
    }

    /** Adds a segment; the file comes before the count, so that one that was half added is not missed. */
    private Segment add() {
        return HeldLock.holding(directory.resolve("segments.lock"), () -> {
            int number = count(home);
            var segment = segment(name(number), HeldLock.hold(directory.resolve(name(number) + ".lock"), PATIENCE));
            home.write(COUNT, (number + 1) + "\n");
            return segment;
        });
    }

    @Override
    public void leave(Segment segment) {
        left.add(segment.name());
        segment.close();
    }
}
