package io.twinstore.application.switching;

/** Through which every write passes, so that the primary can change while none is under way. */
public interface ActiveWrites extends AutoCloseable {
    /** Always open. */
    ActiveWrites OPEN = () -> () -> {};

    /**
     * Waits while the write fence is closed; the write that enters counts as under way until the answer is closed.
     *
     * @throws io.twinstore.domain.errors.StoreException.Unavailable when it stays closed for too long
     */
    ActiveWrite enter();

    @Override
    default void close() {}

    /** One write under way. */
    interface ActiveWrite extends AutoCloseable {
        @Override
        void close();
    }
}
