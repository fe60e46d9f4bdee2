package io.twinstore.bootstrap.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.bootstrap.config.SettingException;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.domain.store.Backend;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files {@code flags}, {@code flags.last} (a copy, for when the first is gone), {@code flags.audit} and {@code source} in
 * TWINSTORE_HOME; the last is the source of truth as the gate left it, by which a hand edit of TIMEWEB_IS_PRIMARY is known.
 */
public final class FlagsFile {
    private static final Logger LOG = LoggerFactory.getLogger(FlagsFile.class);
    private static final String FLAGS = "flags";
    private static final String LAST = "flags.last";
    private static final String AUDIT = "flags.audit";
    private static final String SOURCE = "source";

    private final Home home;

    /** In this directory. */
    public FlagsFile(Home home) {
        this.home = home;
    }

    /**
     * The flags as written last; nothing when nobody wrote any.
     *
     * @throws SettingException when the file is malformed
     */
    public Optional<Flags> read() {
        return read(FLAGS).or(() -> read(LAST));
    }

    private Optional<Flags> read(String name) {
        try {
            return home.read(name).map(FlagsText::parse);
        } catch (UncheckedIOException e) {
            throw new SettingException(String.valueOf(e.getMessage()));
        } catch (SettingException e) {
            throw new SettingException("the flags file " + home.resolve(name) + ", " + e.getMessage());
        }
    }

    /**
     * The flags that running processes follow.
     *
     * @throws SettingException when the file is gone or malformed
     */
    Flags require() {
        return read(FLAGS)
                .orElseThrow(() -> new SettingException("the flags file " + home.resolve(FLAGS)
                        + " is gone; any 'twinstore flags set' writes it again, with all other flags as they were"));
    }

    /**
     * From which store rows are copied to the other: the source of truth; nothing while only one may be used.
     *
     * @throws SettingException when a file is malformed
     */
    public Optional<Backend> copiedFrom() {
        return read().orElse(Flags.DEFAULT).on(Flag.USE_LEGACY_SUPABASE) ? source() : Optional.empty();
    }

    /**
     * The source of truth; nothing before the first start.
     *
     * @throws SettingException when the file cannot be read or is malformed
     */
    public Optional<Backend> source() {
        try {
            return home.read(SOURCE).map(text -> Backend.valueOf(text.strip()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw noSource();
        }
    }

    /**
     * The source of truth after the first start.
     *
     * @throws SettingException when the file is gone, cannot be read or is malformed
     */
    Backend requireSource() {
        return source().orElseThrow(this::noSource);
    }

    private SettingException noSource() {
        return new SettingException("the file " + home.resolve(SOURCE)
                + " names no source of truth; write POSTGRES or SUPABASE into it, as TIMEWEB_IS_PRIMARY was");
    }

    /** Replaces the file in one step, durable on the disk, and notes who changed what. */
    public void write(Flags old, Flags changed, String who, Instant when) {
        var text = FlagsText.format(changed);
        if (old.on(Flag.DUAL_WRITE) && !changed.on(Flag.DUAL_WRITE)) {
            home.writeEvenWhenFull(FLAGS, text);
        } else {
            home.write(FLAGS, text);
        }
        try {
            home.write(LAST, text);
            home.append(AUDIT, "%s %s: %s -> %s%n".formatted(when, who, old.values(), changed.values()));
        } catch (UncheckedIOException e) {
            LOG.warn("the flags are changed, but {}", e.getMessage());
        }
    }

    /** Fills the files at the first start. */
    void begin(Flags first, Instant when) {
        if (read().isEmpty()) {
            if (source().isEmpty()) {
                writeSource(first.source());
            }
            write(first, first, "first start", when);
        }
    }

    /** Writes down the source of truth; only the first start and the closed gate may. */
    void writeSource(Backend source) {
        home.write(SOURCE, source + "\n");
    }

    /** What a process that follows these flags says that it follows. */
    static String digest(Flags flags) {
        return String.valueOf(flags.values());
    }
}
