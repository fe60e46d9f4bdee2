package io.twinstore.application.switching;

import io.twinstore.application.flags.Flags;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the flags and the primary are kept; every method throws SettingException for what cannot be read as one. */
public interface FlagStore {

    /** The flags as written last; nothing when nobody wrote any. */
    Optional<Flags> read();

    /** The flags that running processes follow; refuses to go on without them. */
    Flags require();

    /** The primary; nothing before the first start. */
    Optional<Backend> source();

    /** The primary after the first start; refuses to go on without it. */
    Backend requirePrimary();

    /** Fills both at the first start. */
    void begin(Flags first, Instant when);

    /** Writes the flags in one step, durably, and notes who changed what. */
    void write(Flags old, Flags changed, String who, Instant when);

    /** Writes the primary; only the first start and the closed fence may. */
    void writePrimary(Backend source);

    /** Works while nobody else changes them. */
    <T> T alone(Supplier<T> work);
}
