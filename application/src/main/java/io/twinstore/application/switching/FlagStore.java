package io.twinstore.application.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the flags are kept and, apart from them, the primary. Every method throws SettingException for what cannot be read
 * as one.
 */
public interface FlagStore {

    /** The flags as written last, which state the primary only where somebody edited them; nothing when nobody wrote any. */
    Optional<Flags> read();

    /** The flags as running processes follow them: as written last, with the primary; nothing when nobody wrote any. */
    default Optional<Flags> effective() {
        return read().map(flags -> flags.withPrimary(requirePrimary()));
    }

    /** The same; before any program has run, those that are given. */
    default Flags effective(Flags given) {
        return effective().orElse(given);
    }

    /**
     * From which store rows are copied to the other: the primary as it stands; nothing while only one may be used.
     *
     * @param followed the flags that the caller follows
     * @throws Unavailable when the primary cannot be read
     */
    default Optional<Backend> copySource(Flags followed) {
        try {
            return followed.on(Flag.USE_LEGACY_SUPABASE) ? Optional.of(requirePrimary()) : Optional.empty();
        } catch (SettingException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /** The same under the flags as written last; nothing when nobody wrote any. */
    default Optional<Backend> copySource() {
        return read().flatMap(this::copySource);
    }

    /** The flags as written last; refuses to go on without them. */
    Flags require();

    /** The primary; nothing before the first start, after which one that is gone is refused. */
    Optional<Backend> primary();

    /** The primary after the first start; refuses to go on without it. */
    Backend requirePrimary();

    /** Fills both at the first start. */
    void begin(Flags first, Instant when);

    /** Writes the flags in one step, durably, and notes who changed what. */
    void write(Flags old, Flags changed, String who, Instant when);

    /** Writes the primary; only the first start and the closed fence may. */
    void writePrimary(Backend primary);

    /** Works while nobody else changes them. */
    <T> T alone(Supplier<T> work);
}
