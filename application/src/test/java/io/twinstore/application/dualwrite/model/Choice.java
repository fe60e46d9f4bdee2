package io.twinstore.application.dualwrite.model;

import java.util.Locale;

/**
 * One step of a schedule.
 *
 * @param process whose, or 0
 * @param at the file operation before which the process is killed, or which request lands
 * @param keep how many records that were not made durable outlive a kill
 */
record Choice(Action action, int process, Outcome outcome, int at, int keep) {
    /** Everything. */
    static final int ALL = 99;

    /** What can happen. */
    enum Action {
        START,
        BEGIN,
        SEND,
        COPY,
        LEAVE_TO_RECONCILER,
        ADOPT,
        EXPIRE,
        COMPACT,
        TAKE_FROM_POSTGRES,
        TAKE_FROM_SUPABASE,
        RECONCILE,
        KILL,
        REQUEST_LANDS,
        TIME_PASSES,
        /** The segments are looked at one after the other, in their order. */
        LOOK,
        FLIP
    }

    Choice(Action action, int process) {
        this(action, process, Outcome.WELL, 0, ALL);
    }

    Choice but(Outcome other, int at, int keep) {
        return new Choice(action, process, other, at, keep);
    }

    boolean isFault() {
        return faults() > 0;
    }

    int faults() {
        return action == Action.KILL ? 1 : outcome.faults;
    }

    @Override
    public String toString() {
        var what = action.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
        var who = process == 0 ? "" : "process " + process + ": ";
        var lost = keep == ALL ? "" : "; records kept that were not durable: " + keep;
        return who + what + outcome.words + (at == 0 ? "" : String.valueOf(at)) + lost;
    }
}
