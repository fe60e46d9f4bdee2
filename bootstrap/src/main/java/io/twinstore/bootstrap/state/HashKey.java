package io.twinstore.bootstrap.state;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.masking.KeyedHash;
import io.twinstore.bootstrap.disk.ProcessLock;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The secret in the file {@code hash.key}, made once: with it the same value has the same hash in every report. */
final class HashKey {
    private static final String NAME = "hash.key";
    private static final int LENGTH = 32;

    private HashKey() {}

    /**
     * The hash with the key of this state directory; the first to ask makes it.
     *
     * @throws SettingException when the file is none that this library made
     */
    static KeyedHash in(PrivateDirectory state) {
        return ProcessLock.holding(state.resolve(NAME + ".lock"), () -> {
            var text = state.read(NAME);
            return text.isEmpty() ? made(state) : read(state, text.get());
        });
    }

    /** The same, made or read only when something is hashed. */
    static UnaryOperator<String> lazily(PrivateDirectory state) {
        var known = new AtomicReference<KeyedHash>();
        return text -> Objects.requireNonNull(known.updateAndGet(hash -> hash == null ? in(state.prepare()) : hash))
                .of(text);
    }

    private static KeyedHash made(PrivateDirectory state) {
        var made = new byte[LENGTH];
        new SecureRandom().nextBytes(made);
        state.write(NAME, HexFormat.of().formatHex(made) + "\n");
        return new KeyedHash(made);
    }

    private static KeyedHash read(PrivateDirectory state, String text) {
        try {
            var key = HexFormat.of().parseHex(text.strip());
            if (key.length == LENGTH) {
                return new KeyedHash(key);
            }
            throw new IllegalArgumentException("its length is " + key.length);
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    state.resolve(NAME) + " is no key; delete it, and hashes will differ from earlier ones");
        }
    }
}
