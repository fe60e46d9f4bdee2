package io.twinstore.application.status;

import java.util.Locale;

/** The commands whose last answer is kept. */
public enum Proof {
    /** The move may start. */
    PREFLIGHT,
    /** The source's rows are in files. */
    EXPORT,
    /** The files' rows are in the target. */
    IMPORT,
    /** Both hold the same rows. */
    VALIDATE,
    /** The rows that differed are equal again. */
    REPAIR,
    /** The target is as fast as it must be. */
    BENCHMARK,
    /** The live pair answers every module, and takes a write. */
    SMOKE,
    /** All that is asked for before the primary changes is there. */
    READINESS;

    /** The command's name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
