package io.twinstore.bootstrap.architecture;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.bootstrap.cli.Main;
import io.twinstore.bootstrap.demo.Demo;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.http.LoopbackServer;
import io.twinstore.bootstrap.salon.Salon;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.domain.clients.Client;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.postgres.generated.Public;
import io.twinstore.schema.SchemaMigration;
import io.twinstore.supabase.SupabaseStore;
import java.util.List;

/** Twinstore's own packages, named by a class of each: a package that moves breaks the build, not the rule. */
final class Layers {
    /** One class of each module, by which its other classes are found. */
    static final List<Class<?>> MODULES = List.of(
            Client.class, DataLayer.class, SchemaMigration.class, PostgresStore.class, SupabaseStore.class, Main.class);

    static final String DOMAIN = around(Client.class);
    static final String APPLICATION = around(DataLayer.class);
    static final String SCHEMA = within(SchemaMigration.class);
    static final String POSTGRES = within(PostgresStore.class);
    static final String GENERATED = within(Public.class);
    static final String SUPABASE = within(SupabaseStore.class);
    static final String BOOTSTRAP = around(Main.class);
    static final String COMMAND_LINE = within(Main.class);
    static final String DEMONSTRATION = within(Demo.class);
    static final String FILES = within(JsonExportFiles.class);
    static final String HTTP = within(LoopbackServer.class);
    static final String SALON = within(Salon.class);
    static final String SANDBOX = within(Sandbox.class);

    /** What a program that links Twinstore does not run. */
    static final String[] TOOLS = {COMMAND_LINE, DEMONSTRATION, HTTP, SALON, SANDBOX};

    private Layers() {}

    /** The package of the class and all below it. */
    static String within(Class<?> type) {
        return type.getPackageName() + "..";
    }

    /** The package above the class's own and all below it. */
    static String around(Class<?> type) {
        var own = type.getPackageName();
        return own.substring(0, own.lastIndexOf('.')) + "..";
    }
}
