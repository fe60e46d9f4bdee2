package io.twinstore.bootstrap.home;

import io.twinstore.application.masking.KeyedHash;
import io.twinstore.bootstrap.config.SettingException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The secret in the file {@code hash.key}, made once: with it the same value has the same hash in every report. */
public final class HashKey {
    private static final String NAME = "hash.key";
    private static final int LENGTH = 32;

    private HashKey() {}

    /**
     * The hash with the key of this home; the first to ask makes it.
     *
     * @throws SettingException when the file is none that this library made
     */
    public static KeyedHash in(Home home) {
        return HeldLock.holding(home.resolve(NAME + ".lock"), () -> {
            var text = home.read(NAME);
            return text.isEmpty() ? made(home) : read(home, text.get());
        });
    }

    /** The same, made or read only when something is hashed. */
    public static UnaryOperator<String> lazily(Home home) {
        var known = new AtomicReference<KeyedHash>();
        return text -> Objects.requireNonNull(known.updateAndGet(hash -> hash == null ? in(home.prepare()) : hash))
                .of(text);
    }

    private static KeyedHash made(Home home) {
        var made = new byte[LENGTH];
        new SecureRandom().nextBytes(made);
        home.write(NAME, HexFormat.of().formatHex(made) + "\n");
        return new KeyedHash(made);
    }

    private static KeyedHash read(Home home, String text) {
        try {
            var key = HexFormat.of().parseHex(text.strip());
            if (key.length == LENGTH) {
                return new KeyedHash(key);
            }
            throw new IllegalArgumentException("its length is " + key.length);
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    home.resolve(NAME) + " is no key; delete it, and hashes will differ from earlier ones");
        }
    }
}
