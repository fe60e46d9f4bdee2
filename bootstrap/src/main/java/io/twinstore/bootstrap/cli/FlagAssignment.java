package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.flags.Share;
import org.jspecify.annotations.Nullable;

/**
 * A flag and what it is to become.
 *
 * @param value null unsets it
 */
record FlagAssignment(Flag flag, @Nullable Share value) {
    private static final String UNSET = "unset";

    /**
     * Reads NAME=true, NAME=false, a module's share such as NAME=25%, or NAME=unset.
     *
     * @throws SettingException saying what it may be
     */
    static FlagAssignment of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new SettingException("not NAME=VALUE");
        }
        var name = text.substring(0, equals).strip();
        var value = text.substring(equals + 1).strip();
        var flag = Flag.require(name);
        return new FlagAssignment(flag, value.equals(UNSET) ? null : flag.parse(name, value));
    }
}
