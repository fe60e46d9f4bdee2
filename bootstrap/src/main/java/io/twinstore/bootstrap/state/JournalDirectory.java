package io.twinstore.bootstrap.state;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.application.journal.Segment;
import io.twinstore.application.journal.Segments;
import io.twinstore.application.journal.UnverifiedDivergence;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.domain.rows.RowKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The directory {@code journal} in TWINSTORE_HOME: {@code 0.segment}, {@code 1.segment} and so on, as many as processes were
 * ever there at once. The file {@code segments} says how many there are, so that one that is lost is missed.
 */
final class JournalDirectory implements Segments {
    private static final String DIRECTORY = "journal";
    private static final String COUNT = DIRECTORY + "/segments";
    private static final String ADDING = "segments.lock";
    private static final String LOST = "the journal was lost";
    private static final Pattern SEGMENT = Pattern.compile("\\d{1,6}\\.segment");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final PrivateDirectory state;
    private final Path directory;
    private final UnverifiedDivergence divergence;
    private final Clock clock;
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    private JournalDirectory(PrivateDirectory state, Path directory, UnverifiedDivergence divergence, Clock clock) {
        this.state = state;
        this.directory = directory;
        this.divergence = divergence;
        this.clock = clock;
    }

    /** Opens it, made if it is not there; one that was lost opens the unverified divergence. */
    static JournalDirectory open(PrivateDirectory state, UnverifiedDivergence divergence, Clock clock)
            throws IOException {
        var opened = new JournalDirectory(state, state.directory(DIRECTORY), divergence, clock);
        opened.missLost();
        return opened;
    }

    private void missLost() {
        if (isLost(state, divergence)) {
            divergence.open(LOST);
        }
    }

    /** Whether there was one: nobody closes the unverified divergence without. */
    private static boolean isLost(PrivateDirectory state, UnverifiedDivergence divergence) {
        return state.read(COUNT).isEmpty() && divergence.problem().isEmpty();
    }

    /** Makes an empty one if there is none, so that one that is lost from now on is missed. */
    static void begin(PrivateDirectory state) {
        try {
            var unused = ProcessLock.holding(state.directory(DIRECTORY).resolve(ADDING), () -> {
                if (state.read(COUNT).isEmpty()) {
                    state.write(COUNT, "0\n");
                }
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + state + " cannot be made", e);
        }
    }

    /** What all segments say at one moment, held or not; no pending write is missed that moves to another segment. */
    static JournalReport report(PrivateDirectory state) {
        if (isLost(state, new DivergenceFile(state))) {
            return new JournalReport(PendingCounts.NONE, new TreeMap<>(), List.of(LOST));
        }
        return names(state).isEmpty() ? JournalReport.of(Map.of()) : whileNoneMoves(state, JournalReport::of);
    }

    /** Those of the rows that are pending in a segment. */
    static Set<RowKey> pending(PrivateDirectory state, Set<RowKey> keys) {
        return names(state).isEmpty() ? Set.of() : whileNoneMoves(state, texts -> JournalReport.pending(texts, keys));
    }

    private static <T> T whileNoneMoves(PrivateDirectory state, Function<Map<String, String>, T> question) {
        return ProcessLock.holding(moving(state), () -> question.apply(texts(state)));
    }

    /** Held while pending keys move from one segment to another. */
    private static Path moving(PrivateDirectory state) {
        return state.resolve(DIRECTORY).resolve("moving.lock");
    }

    private static SortedMap<String, String> texts(PrivateDirectory state) {
        var texts = new TreeMap<String, String>();
        names(state)
                .forEach(name -> texts.put(name, text(state.resolve(DIRECTORY).resolve(name))));
        return texts;
    }

    private static String text(Path segment) {
        try {
            return Files.exists(segment) ? SegmentFile.text(segment) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("the segment " + segment + " cannot be read", e);
        }
    }

    /**
     * Makes every segment durable as it stands. Else pending writes that were removed could come back after a power
     * failure, and rows be copied from a store that is not the primary any more.
     */
    static void force(PrivateDirectory state) {
        for (var name : names(state)) {
            var path = state.resolve(DIRECTORY).resolve(name);
            try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException("the segment " + path + " cannot be made durable", e);
            }
        }
    }

    private static int count(PrivateDirectory state) {
        try {
            return state.read(COUNT).map(text -> Integer.parseInt(text.strip())).orElse(0);
        } catch (NumberFormatException e) {
            throw new SettingException(
                    state.resolve(COUNT) + " is malformed; write how many files NUMBER.segment stand beside it");
        }
    }

    /** Every file that is there, and those that should be. */
    private static List<String> names(PrivateDirectory state) {
        return IntStream.range(0, Math.max(count(state), present(state)))
                .mapToObj(JournalDirectory::name)
                .toList();
    }

    /** One more than the highest number. */
    private static int present(PrivateDirectory state) {
        var files = state.resolve(DIRECTORY)
                .toFile()
                .list((directory, name) -> SEGMENT.matcher(name).matches());
        return Arrays.stream(files == null ? new String[0] : files)
                .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('.'))) + 1)
                .max()
                .orElse(0);
    }

    private static String name(int number) {
        return number + ".segment";
    }

    @Override
    public Segment claim() throws IOException {
        var free = claim(name -> true, List.of());
        return free.isPresent() ? free.get() : add();
    }

    @Override
    public Optional<Segment> claimAbandoned() throws IOException {
        missLost();
        if (names(state).stream().noneMatch(name -> mayHoldKeys(name) && !left.contains(name))) {
            return Optional.empty();
        }
        var moving = ProcessLock.hold(moving(state), TIMEOUT);
        Optional<Segment> claimed = Optional.empty();
        try {
            claimed = claim(this::mayHoldKeys, List.of(moving));
            return claimed;
        } finally {
            if (claimed.isEmpty()) {
                moving.close();
            }
        }
    }

    /** One that was lost may have held some. */
    private boolean mayHoldKeys(String name) {
        try {
            var path = directory.resolve(name);
            return Files.size(path) != Segment.NOTHING_PENDING.length()
                    || !Files.readString(path, StandardCharsets.ISO_8859_1).equals(Segment.NOTHING_PENDING);
        } catch (IOException e) {
            return true;
        }
    }

    private Optional<Segment> claim(Predicate<String> wanted, List<ProcessLock> others) throws IOException {
        for (var name : names(state)) {
            if (wanted.test(name) && !left.contains(name)) {
                var lock = ProcessLock.tryHold(directory.resolve(name + ".lock"));
                if (lock.isPresent()) {
                    var segment = opened(name, lock.get(), others);
                    if (segment.isPresent()) {
                        return segment;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** One that cannot be opened is left alone, and does not keep anybody from the others. */
    private Optional<Segment> opened(String name, ProcessLock lock, List<ProcessLock> others) {
        try {
            var path = directory.resolve(name);
            if (!Files.exists(path)) {
                PrivateFiles.replace(path, ""); // which says that it was lost
            }
            return Optional.of(new SegmentFile(path, lock, others, clock));
        } catch (IOException e) {
            divergence.open("the journal's segment " + name + " is left alone: "
                    + e.getClass().getSimpleName());
            left.add(name);
            lock.close();
            return Optional.empty();
        }
    }

    /** Adds a segment; the file comes before the count, so that one that was half added is not missed. */
    private Segment add() throws IOException {
        try (var adding = ProcessLock.hold(directory.resolve(ADDING), TIMEOUT)) {
            Objects.requireNonNull(adding);
            int number = names(state).size();
            var path = directory.resolve(name(number));
            var lock = ProcessLock.hold(directory.resolve(name(number) + ".lock"), TIMEOUT);
            try {
                PrivateFiles.replace(path, Segment.NOTHING_PENDING);
                state.write(COUNT, (number + 1) + "\n");
                return new SegmentFile(path, lock, List.of(), clock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        }
    }

    @Override
    public void leave(Segment segment) {
        left.add(segment.name());
    }
}
