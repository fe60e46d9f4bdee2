package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that is wrong with the settings and flags, each by itself and together; no words quote a value. */
public final class ConfigurationCheck {
    private final Configuration settings;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private Optional<String> combination = Optional.empty();

    private ConfigurationCheck(Configuration settings) {
        this.settings = settings;
    }

    /**
     * Looks at everything.
     *
     * @param inForce the flags that outrank those of the settings, if there are any
     */
    public static ConfigurationCheck of(Configuration settings, Optional<Flags> inForce) {
        var check = new ConfigurationCheck(settings);
        Arrays.stream(Setting.values()).forEach(check::value);
        Arrays.stream(Flag.values()).forEach(check::value);
        check.missing();
        check.together();
        check.flags(inForce);
        return check;
    }

    private void value(Setting setting) {
        settings.text(setting).flatMap(setting::problem).ifPresent(words -> problems.put(setting.name(), words));
    }

    private void value(Flag flag) {
        settings.value(flag)
                .flatMap(value -> Configuration.problem(flag, value))
                .ifPresent(words -> problems.put(flag.name(), words));
    }

    /** A store that is described in part cannot be opened. */
    private void missing() {
        if (settings.text(Setting.SUPABASE_URL).isPresent()) {
            require(Setting.SUPABASE_KEY);
        }
        if (partsInUse()) {
            require(Setting.POSTGRES_DATABASE);
            require(Setting.POSTGRES_USER);
        }
    }

    private boolean partsInUse() {
        return settings.text(Setting.POSTGRES_HOST).isPresent()
                && settings.text(Setting.DATABASE_URL).isEmpty();
    }

    private void require(Setting setting) {
        if (settings.text(setting).isEmpty()) {
            problems.put(setting.name(), String.valueOf(setting.missing().getMessage()));
        }
    }

    /** Values that are good each by itself need not be so together. */
    private void together() {
        var stores = new Stores(settings);
        together("TWINSTORE_", Setting.TWINSTORE_LIST_LIMIT, stores::limits);
        if (partsInUse()) {
            together("POSTGRES_", Setting.POSTGRES_SSLROOTCERT, () -> DatabaseAddress.ofParts(settings));
        }
    }

    private void together(String prefix, Setting setting, Supplier<?> use) {
        if (problems.keySet().stream().noneMatch(name -> name.startsWith(prefix))) {
            try {
                var unused = use.get();
            } catch (SettingException e) {
                problems.put(setting.name(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** The defaults are nobody's words: without a flag that is set, nothing can be wrong with them. */
    private void flags(Optional<Flags> inForce) {
        boolean readable = Arrays.stream(Flag.values()).noneMatch(flag -> problems.containsKey(flag.name()));
        var flags = inForce.orElseGet(() -> readable ? settings.flags() : Flags.DEFAULT);
        if (!flags.values().isEmpty()) {
            combination = flags.problem(new Stores(settings).configured());
        }
    }

    /** What is wrong with the setting or flag of this name. */
    public Optional<String> problem(String name) {
        return Optional.ofNullable(problems.get(name));
    }

    /** Why the flags are an invalid combination, or with the stores that are configured. */
    public Optional<String> combination() {
        return combination;
    }

    /** Everything that is wrong. */
    public List<String> problems() {
        var all = new ArrayList<>(problems.values());
        combination.ifPresent(all::add);
        return all;
    }
}
