package io.twinstore.application.switching;

/** What the processes of one host share, and what outlives them. */
public interface SharedState {

    /**
     * Makes what is not there yet.
     *
     * @throws io.twinstore.application.flags.SettingException when it cannot be kept where it should
     */
    void prepare();

    /** The flags and the primary. */
    FlagStore flags();

    /** Whether the stores may differ where no pending write tells. */
    SharedDivergence divergence();

    /** The journal of all processes. */
    SharedJournal journal();

    /** What keeps writes from beginning while the primary changes. */
    WriteFence fence();

    /** The processes that run. */
    ProcessRegistry processes();
}
