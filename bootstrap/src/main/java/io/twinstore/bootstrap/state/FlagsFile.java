package io.twinstore.bootstrap.state;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.switching.FlagAudit;
import io.twinstore.application.switching.FlagStore;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.domain.store.Backend;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files {@code flags}, {@code flags.last} (a copy, for when the first is gone), {@code flags.audit} and {@code source} in
 * TWINSTORE_HOME. The last alone names the primary: a TIMEWEB_IS_PRIMARY that somebody writes among the flags is ignored.
 */
final class FlagsFile implements FlagStore {
    private static final Logger LOG = LoggerFactory.getLogger(FlagsFile.class);
    private static final String FLAGS = "flags";
    private static final String LAST = "flags.last";
    private static final String AUDIT = "flags.audit";
    private static final String SOURCE = "source";

    private final PrivateDirectory state;

    /** In this directory. */
    FlagsFile(PrivateDirectory state) {
        this.state = state;
    }

    @Override
    public Optional<Flags> read() {
        return read(FLAGS).or(() -> read(LAST));
    }

    private Optional<Flags> read(String name) {
        try {
            return state.read(name).map(FlagsText::parse);
        } catch (UncheckedIOException e) {
            throw new SettingException(String.valueOf(e.getMessage()));
        } catch (SettingException e) {
            throw new SettingException("the flags file " + state.resolve(name) + ", " + e.getMessage());
        }
    }

    @Override
    public Flags require() {
        return read(FLAGS)
                .orElseThrow(() -> new SettingException("the flags file " + state.resolve(FLAGS)
                        + " is gone; any 'twinstore flags set' writes it again, with all other flags as they were"));
    }

    @Override
    public Optional<Backend> primary() {
        Optional<Backend> primary;
        try {
            primary = state.read(SOURCE).map(text -> Backend.valueOf(text.strip()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw noPrimary();
        }
        if (primary.isEmpty() && read().isPresent()) { // nobody else knows it: the flags do not say it
            throw noPrimary();
        }
        return primary;
    }

    @Override
    public Backend requirePrimary() {
        return primary().orElseThrow(this::noPrimary);
    }

    private SettingException noPrimary() {
        return new SettingException(
                "the file " + state.resolve(SOURCE)
                        + " names no primary; write POSTGRES or SUPABASE into it, as TIMEWEB_IS_PRIMARY was (flags.audit tells)");
    }

    @Override
    public void write(Flags old, Flags changed, String who, Instant when) {
        var text = FlagsText.format(changed);
        if (old.on(Flag.DUAL_WRITE) && !changed.on(Flag.DUAL_WRITE)) {
            state.writeEvenWhenFull(FLAGS, text);
        } else {
            state.write(FLAGS, text);
        }
        try {
            state.write(LAST, text);
            state.append(AUDIT, FlagAuditText.line(old, changed, who, when));
        } catch (UncheckedIOException e) {
            LOG.warn("the flags are changed, but {}", e.getMessage());
        }
    }

    /** What was noted of changes, the first one first. */
    List<FlagAudit> audit() {
        return state.read(AUDIT).stream()
                .flatMap(String::lines)
                .flatMap(line -> FlagAuditText.parse(line).stream())
                .toList();
    }

    @Override
    public void begin(Flags first, Instant when) {
        if (read().isEmpty()) {
            if (primary().isEmpty()) {
                writePrimary(first.primary());
            }
            write(first, first, "first start", when);
        }
    }

    @Override
    public void writePrimary(Backend primary) {
        state.write(SOURCE, primary + "\n");
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        return ProcessLock.holding(state.resolve("flags.lock"), work);
    }
}
