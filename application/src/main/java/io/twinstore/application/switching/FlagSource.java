package io.twinstore.application.switching;

import io.twinstore.application.flags.Flags;
import java.util.Optional;

/** Where a running process learns the flags. */
public interface FlagSource {

    /** The flags for one call; they count as in use until the answer is closed. */
    Held hold();

    /** Why the flags that were last written are not followed; nothing when they are. */
    Optional<String> problem();

    /** One state of the flags, held by a call. */
    interface Held extends AutoCloseable {
        /** The flags, which do not change while they are held. */
        Flags flags();

        @Override
        void close();
    }

    /** Flags that never change. */
    static FlagSource fixed(Flags flags) {
        return new FlagSource() {
            @Override
            public Held hold() {
                return new Held() {
                    @Override
                    public Flags flags() {
                        return flags;
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public Optional<String> problem() {
                return Optional.empty();
            }
        };
    }
}
