package io.twinstore.application.status;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.domain.store.Backend;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How far a move has come, by its flags (contract.md, Flags). */
public enum Phase {
    /** Supabase answers everything. */
    OFF("off", "Supabase answers everything, and nothing is written to PostgreSQL"),
    /** Both stores are written. */
    COPYING("copying", "both stores are written, and Supabase answers"),
    /** Reads are compared, too. */
    COMPARING("comparing", "both stores are written, Supabase answers, and its answers are compared with PostgreSQL's"),
    /** Somebody reads from PostgreSQL. */
    TRYING("trying", "Supabase is the primary, and some read from PostgreSQL"),
    /** PostgreSQL is the primary. */
    CUT_OVER("cut over", "PostgreSQL is the primary, and Supabase is there for the way back"),
    /** Supabase is not used any more. */
    RETIRED("retired", "PostgreSQL answers everything, and Supabase is not used");

    private final String words;
    private final String meaning;

    Phase(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    /** The phase of these flags. */
    public static Phase of(Flags flags) {
        if (!flags.on(Flag.USE_LEGACY_SUPABASE)) {
            return RETIRED;
        }
        if (flags.primary() == Backend.POSTGRES) {
            return CUT_OVER;
        }
        if (flags.reads(null, Backend.POSTGRES) || !readers(flags).isEmpty()) {
            return TRYING;
        }
        if (flags.on(Flag.COMPARE_DUAL_RESULTS)) {
            return COMPARING;
        }
        return flags.on(Flag.DUAL_WRITE) ? COPYING : OFF;
    }

    /** The modules that read from PostgreSQL, if only a share. */
    public static List<CallingModule> readers(Flags flags) {
        return Arrays.stream(CallingModule.values())
                .filter(module -> flags.reads(module, Backend.POSTGRES))
                .collect(Collectors.toUnmodifiableList());
    }

    /** What it means, in words. */
    public String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return words;
    }
}
