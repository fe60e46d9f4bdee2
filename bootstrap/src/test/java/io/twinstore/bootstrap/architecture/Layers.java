package io.twinstore.bootstrap.architecture;

import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.bootstrap.cli.Main;
import io.twinstore.bootstrap.demo.Demo;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.bootstrap.reports.StatusReport;
import io.twinstore.bootstrap.sampledata.SampleData;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.bootstrap.serve.DashboardServer;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.api.Internal;
import io.twinstore.domain.clients.Client;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.postgres.generated.Public;
import io.twinstore.schema.SchemaMigration;
import io.twinstore.supabase.SupabaseStore;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    static final String DEMO = within(Demo.class);
    static final String SERVE = within(DashboardServer.class);
    static final String STATE = within(StateDirectory.class);
    static final String FILES = within(JsonExportFiles.class);
    static final String HTTP = within(WebServer.class);
    static final String REPORTS = within(StatusReport.class);
    static final String SAMPLE_DATA = within(SampleData.class);
    static final String SANDBOX = within(Sandbox.class);

    /** Every class of the modules, and no test. */
    static final JavaClasses PROGRAM = new ClassFileImporter()
            .importLocations(MODULES.stream().map(Layers::place).toList());

    /** The packages that are marked as internal; a test's own package of the same name is not. */
    private static final Set<String> INTERNAL = PROGRAM.stream()
            .filter(type -> type.getSimpleName().equals("package-info") && type.isAnnotatedWith(Internal.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());

    /** What a program that links Twinstore does not run. */
    static final String[] TOOLS = {COMMAND_LINE, DEMO, HTTP, SAMPLE_DATA, SANDBOX, SERVE};

    private Layers() {}

    /** Whether the class is ours, in a package that is marked as internal. */
    static boolean isInternal(JavaClass type) {
        return INTERNAL.contains(type.getPackageName());
    }

    /** The jar or directory that the class was loaded from. */
    private static Location place(Class<?> type) {
        var file = "/" + type.getName().replace('.', '/') + ".class";
        var url = requireNonNull(type.getResource(file)).toString();
        return Location.of(URI.create(url.substring(0, url.length() - file.length() + 1)));
    }

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
