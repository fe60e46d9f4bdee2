package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.flags.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A name and a value as somebody wrote them, before it is known whether they are a setting.
 *
 * @param from where it stands, as the list of settings says it
 * @param place the same with the line
 * @param ours whether it stands where only our settings may stand
 */
record GivenSetting(String name, String value, String from, String place, boolean ours) {
    private static final String OURS = "TWINSTORE_";
    private static final String OF_TESTS = "TWINSTORE_TEST_";

    private static final List<String> NAMES = Stream.concat(
                    Arrays.stream(Setting.values()), Arrays.stream(Flag.values()))
            .map(Enum::name)
            .toList();

    /**
     * Refuses a name that is none where it must be one, or that a typing mistake has made of one.
     *
     * @throws SettingException with the name that was meant, if there is one
     */
    void requireKnown() {
        Flag.suggestionFor(name).ifPresent(suggestion -> {
            throw new SettingException(
                    SettingException.shown(name) + " (" + place + ") is no flag; did you mean " + suggestion + "?");
        });
        boolean mustBeKnown = ours || name.startsWith(OURS);
        if (mustBeKnown && !NAMES.contains(name) && !name.startsWith(OF_TESTS)) {
            var suggestion = Spelling.closest(name, NAMES)
                    .map(close -> "did you mean " + close + "?")
                    .orElse("'twinstore config' lists them all");
            throw new SettingException(SettingException.shown(name) + " (" + place + ") is no setting; " + suggestion);
        }
    }

    /** Whether it is a setting or flag of ours. */
    boolean known() {
        return NAMES.contains(name);
    }

    /** Leaves the value out, which may be a secret. */
    @Override
    public String toString() {
        return "GivenSetting[" + place + "]";
    }
}
