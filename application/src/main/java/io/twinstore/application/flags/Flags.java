package io.twinstore.application.flags;

import io.twinstore.domain.store.Backend;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One consistent state of the flags; a call keeps the one under which it began.
 *
 * @param values the flags that are set; the others have the contract's defaults
 */
public record Flags(Map<Flag, Share> values) {

    /** All defaults: Supabase answers everything. */
    public static final Flags DEFAULT = new Flags(Map.of());

    /** Takes a copy; refuses a share for a flag that is on or off. */
    public Flags {
        var copy = new EnumMap<Flag, Share>(Flag.class);
        copy.putAll(values);
        copy.forEach((flag, value) -> {
            if (value.isPartial() && !flag.isOfModule()) {
                throw new IllegalArgumentException(flag + " must be " + flag.allowed());
            }
        });
        values = Collections.unmodifiableMap(copy);
    }

    /** What the flag is set to, else its default. */
    public Share value(Flag flag) {
        return values.getOrDefault(flag, Share.of(flag == Flag.USE_LEGACY_SUPABASE));
    }

    /** Whether the flag is on: as set, else by default. */
    public boolean on(Flag flag) {
        return value(flag).equals(Share.ALL);
    }

    /** The same flags but for one. */
    public Flags with(Flag flag, boolean value) {
        return with(flag, Share.of(value));
    }

    /** The same flags but for one; null unsets it. */
    public Flags with(Flag flag, @Nullable Share value) {
        var changed = new EnumMap<Flag, Share>(Flag.class);
        changed.putAll(values);
        changed.remove(flag);
        if (value != null) {
            changed.put(flag, value);
        }
        return new Flags(changed);
    }

    /** The same flags with this primary. Its default is not stated, so that equal flags are equal. */
    public Flags withPrimary(Backend primary) {
        return with(Flag.TIMEWEB_IS_PRIMARY, primary == Backend.POSTGRES ? Share.ALL : null);
    }

    /** Why TIMEWEB_IS_PRIMARY, where somebody wrote it into the flags file, is ignored; nothing when it says what is so. */
    public Optional<String> ignoredPrimary(Backend primary) {
        return values.containsKey(Flag.TIMEWEB_IS_PRIMARY) && primary() != primary
                ? Optional.of(Flag.TIMEWEB_IS_PRIMARY + " was edited by hand and is ignored: the primary is " + primary
                        + "; remove that line, then use 'twinstore flags set'")
                : Optional.empty();
    }

    /** The store to which writes go. */
    public Backend primary() {
        return on(Flag.TIMEWEB_IS_PRIMARY) || !on(Flag.USE_LEGACY_SUPABASE) ? Backend.POSTGRES : Backend.SUPABASE;
    }

    /** The share of the module's reads that PostgreSQL answers; null stands for a caller that names none. */
    public Share fromPostgres(@Nullable CallingModule module) {
        if (!on(Flag.USE_LEGACY_SUPABASE)) {
            return Share.ALL;
        }
        var own = module == null ? null : values.get(module.flag());
        return own == null ? value(Flag.USE_REPOSITORY_PATTERN) : own;
    }

    /** Whether the module reads from this store, if only a share; null stands for a caller that names none. */
    public boolean reads(@Nullable CallingModule module, Backend backend) {
        return !fromPostgres(module).equals(backend == Backend.POSTGRES ? Share.NONE : Share.ALL);
    }

    /** Whether some call goes to this store, be it to read, to write or to compare. */
    public boolean uses(Backend backend) {
        return on(Flag.DUAL_WRITE)
                || on(Flag.COMPARE_DUAL_RESULTS)
                || primary() == backend
                || reads(null, backend)
                || Arrays.stream(CallingModule.values()).anyMatch(module -> reads(module, backend));
    }

    /** Who reads from a store to which nothing is written; nothing when nobody does. */
    public Optional<String> staleReads() {
        var readers = Arrays.stream(CallingModule.values())
                .filter(module ->
                        !on(Flag.DUAL_WRITE) && reads(module, primary().other()))
                .map(CallingModule::name)
                .collect(Collectors.joining(", "));
        return readers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        readers + " may read what is stale: writes go to " + primary() + " only; turn DUAL_WRITE on");
    }

    /** Why these flags are an invalid combination where only these stores are configured; nothing when they are valid. */
    public Optional<String> problem(Set<Backend> configured) {
        boolean postgres = configured.contains(Backend.POSTGRES);
        boolean supabase = configured.contains(Backend.SUPABASE) && on(Flag.USE_LEGACY_SUPABASE);
        if (!on(Flag.USE_LEGACY_SUPABASE) && !postgres) {
            return Optional.of("USE_LEGACY_SUPABASE=false leaves no store: PostgreSQL's settings are missing");
        }
        for (var flag : Set.of(Flag.DUAL_WRITE, Flag.COMPARE_DUAL_RESULTS)) {
            if (on(flag) && !(postgres && supabase)) {
                return Optional.of(flag + "=true needs both stores, and only one is configured and in use");
            }
        }
        if (primary() == Backend.POSTGRES ? !postgres : !supabase) {
            return Optional.of("the primary is " + primary() + ", whose settings are missing");
        }
        for (var module : CallingModule.values()) {
            for (var backend : Backend.values()) {
                if (reads(module, backend) && !(backend == Backend.POSTGRES ? postgres : supabase)) {
                    return Optional.of(module + " would read from " + backend + ", whose settings are missing");
                }
            }
        }
        return Optional.empty();
    }
}
