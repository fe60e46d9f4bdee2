package io.twinstore.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.twinstore.bootstrap.architecture.Layers.APPLICATION;
import static io.twinstore.bootstrap.architecture.Layers.BOOTSTRAP;
import static io.twinstore.bootstrap.architecture.Layers.COMMAND_LINE;
import static io.twinstore.bootstrap.architecture.Layers.DOMAIN;
import static io.twinstore.bootstrap.architecture.Layers.FILES;
import static io.twinstore.bootstrap.architecture.Layers.GENERATED;
import static io.twinstore.bootstrap.architecture.Layers.HTTP;
import static io.twinstore.bootstrap.architecture.Layers.POSTGRES;
import static io.twinstore.bootstrap.architecture.Layers.REPORTS;
import static io.twinstore.bootstrap.architecture.Layers.SAMPLE_DATA;
import static io.twinstore.bootstrap.architecture.Layers.SANDBOX;
import static io.twinstore.bootstrap.architecture.Layers.SCHEMA;
import static io.twinstore.bootstrap.architecture.Layers.SERVE;
import static io.twinstore.bootstrap.architecture.Layers.STATE;
import static io.twinstore.bootstrap.architecture.Layers.SUPABASE;
import static io.twinstore.bootstrap.architecture.Layers.TOOLS;
import static io.twinstore.bootstrap.architecture.Libraries.CRYPTO;
import static io.twinstore.bootstrap.architecture.Libraries.DATAFAKER;
import static io.twinstore.bootstrap.architecture.Libraries.DATA_SOURCE;
import static io.twinstore.bootstrap.architecture.Libraries.DRIVER;
import static io.twinstore.bootstrap.architecture.Libraries.FEIGN;
import static io.twinstore.bootstrap.architecture.Libraries.FLYWAY;
import static io.twinstore.bootstrap.architecture.Libraries.HDR_HISTOGRAM;
import static io.twinstore.bootstrap.architecture.Libraries.HIKARI;
import static io.twinstore.bootstrap.architecture.Libraries.HTTP_CLIENT;
import static io.twinstore.bootstrap.architecture.Libraries.HTTP_CORE;
import static io.twinstore.bootstrap.architecture.Libraries.JACKSON;
import static io.twinstore.bootstrap.architecture.Libraries.JACKSON_ANNOTATIONS;
import static io.twinstore.bootstrap.architecture.Libraries.JAVA;
import static io.twinstore.bootstrap.architecture.Libraries.JDBC;
import static io.twinstore.bootstrap.architecture.Libraries.JOOQ;
import static io.twinstore.bootstrap.architecture.Libraries.JSPECIFY;
import static io.twinstore.bootstrap.architecture.Libraries.LOGBACK;
import static io.twinstore.bootstrap.architecture.Libraries.MICROMETER;
import static io.twinstore.bootstrap.architecture.Libraries.PICOCLI;
import static io.twinstore.bootstrap.architecture.Libraries.PROMETHEUS;
import static io.twinstore.bootstrap.architecture.Libraries.RESILIENCE4J;
import static io.twinstore.bootstrap.architecture.Libraries.SLF4J;
import static io.twinstore.bootstrap.architecture.Libraries.TLS;
import static io.twinstore.bootstrap.architecture.Libraries.ZONKY;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.twinstore.bootstrap.Twinstore;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.supabase.SupabaseStore;
import java.io.FileDescriptor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What may know what; first the allow-lists of the modules, then the homes of the libraries, then the rest. */
@SuppressWarnings("ImmutableEnumChecker") // An ArchRule never changes, though its type does not say so.
enum ArchitectureRule {
    DOMAIN_KNOWS_THE_JDK_ONLY(only(DOMAIN, JAVA, JSPECIFY, DOMAIN), "the domain outlives every library"),
    APPLICATION_KNOWS_THE_DOMAIN(
            only(APPLICATION, JAVA, CRYPTO, JSPECIFY, DOMAIN, APPLICATION),
            "use cases speak to the stores through ports"),
    SCHEMA_KNOWS_NO_MODULE(
            classes()
                    .that()
                    .resideInAPackage(SCHEMA)
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(JAVA, JSPECIFY, SCHEMA, FLYWAY, ZONKY)
                            .and(not(resideInAnyPackage(JDBC, DATA_SOURCE)))
                            .or(belongToAnyOf(SQLException.class, PSQLException.class, ServerErrorMessage.class))),
            "migrations run before there is anything else, and of JDBC they need the server's errors only"),
    POSTGRES_KNOWS_THE_DOMAIN_AND_ITS_DRIVERS(
            only(POSTGRES, JAVA, JSPECIFY, DOMAIN, POSTGRES, JOOQ, DATA_SOURCE, DRIVER, HIKARI, JACKSON),
            "an adapter turns the domain's ports into one technology"),
    SUPABASE_KNOWS_THE_DOMAIN_AND_ITS_CLIENTS(
            only(
                    SUPABASE,
                    JAVA,
                    JSPECIFY,
                    DOMAIN,
                    SUPABASE,
                    FEIGN,
                    HTTP_CLIENT,
                    HTTP_CORE,
                    TLS,
                    RESILIENCE4J,
                    JACKSON,
                    SLF4J),
            "an adapter turns the domain's ports into one technology"),
    BOOTSTRAP_KNOWS_NO_OTHER_LIBRARY(
            only(
                    BOOTSTRAP,
                    // The modules ...
                    JAVA,
                    JSPECIFY,
                    DOMAIN,
                    APPLICATION,
                    SCHEMA,
                    POSTGRES,
                    SUPABASE,
                    BOOTSTRAP,
                    // ... and the libraries in its pom
                    PICOCLI,
                    DATAFAKER,
                    JACKSON,
                    DATA_SOURCE,
                    DRIVER,
                    HIKARI,
                    HDR_HISTOGRAM,
                    HTTP_CORE,
                    MICROMETER,
                    PROMETHEUS,
                    RESILIENCE4J,
                    SLF4J),
            "a library that comes along with another one is not ours to use"),

    JDBC_STAYS_WITH_POSTGRES_AND_THE_SANDBOX(
            // What the schema may take of it is in SCHEMA_KNOWS_NO_MODULE.
            noClasses()
                    .that()
                    .resideOutsideOfPackages(POSTGRES, SANDBOX, SCHEMA)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(JOOQ, JDBC, DRIVER, HIKARI),
            "whoever speaks SQL is a store, or plays one"),
    DATA_SOURCES_COME_FROM_THE_PROGRAM(
            noClasses()
                    .that()
                    .resideOutsideOfPackages(POSTGRES, SANDBOX, SCHEMA)
                    .and()
                    .doNotBelongToAnyOf(Twinstore.class, Stores.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(DATA_SOURCE),
            "the builder hands on what a program has, and opens none"),
    FEIGN_STAYS_WITH_SUPABASE(
            noClasses()
                    .that()
                    .resideOutsideOfPackage(SUPABASE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FEIGN, HTTP_CLIENT),
            "only one store is reached over HTTP"),
    HTTP_CORE_STAYS_WHERE_HTTP_IS_SPOKEN(
            home(HTTP_CORE, SUPABASE, HTTP, SANDBOX, SERVE), "whoever is served by WebServer need not know how"),
    JACKSON_STAYS_WHERE_JSON_IS_READ(
            noClasses()
                    .that()
                    .resideOutsideOfPackages(POSTGRES, SUPABASE, FILES, SANDBOX)
                    .should()
                    .dependOnClassesThat(resideInAPackage(JACKSON).and(not(resideInAPackage(JACKSON_ANNOTATIONS)))),
            "everybody else has records, or the domain's own Json"),
    JACKSON_ANNOTATIONS_STAY_ON_DOCUMENTS(
            home(JACKSON_ANNOTATIONS, FILES, REPORTS, COMMAND_LINE),
            "only a report may need another schema than its record's"),
    PICOCLI_STAYS_IN_THE_COMMAND_LINE(home(PICOCLI, COMMAND_LINE), "nothing but a command has options"),
    PROMETHEUS_STAYS_IN_THE_SERVER(home(PROMETHEUS, SERVE), "a program publishes through its own registry"),
    DATAFAKER_STAYS_IN_THE_SAMPLE_DATA(home(DATAFAKER, SAMPLE_DATA), "only the demonstration makes people up"),
    FLYWAY_STAYS_IN_THE_SCHEMA(home(FLYWAY, SCHEMA), "SchemaMigration is how everybody else migrates"),
    ZONKY_STAYS_IN_THE_SCHEMA(home(ZONKY, SCHEMA), "EmbeddedDatabase is how everybody else gets a scratch server"),
    OPTIONAL_LIBRARIES_STAY_WITH_THE_TOOLS(
            noClasses()
                    .that()
                    .resideInAPackage(BOOTSTRAP)
                    .and()
                    .resideOutsideOfPackages(TOOLS)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(TOOLS)
                            .or(resideInAnyPackage(PICOCLI, DATAFAKER, ZONKY, SCHEMA, HTTP_CORE, LOGBACK, PROMETHEUS))),
            "a program that links Twinstore is not given them"),

    NO_ADAPTER_KNOWS_ANOTHER(
            CompositeArchRule.of(stranger(POSTGRES, SUPABASE)).and(stranger(SUPABASE, POSTGRES)),
            "either store must do without the other"),
    NOTHING_KNOWS_BOOTSTRAP(home(BOOTSTRAP, BOOTSTRAP), "wiring comes last"),
    GENERATED_CLASSES_STAY_IN_THEIR_ADAPTER(home(GENERATED, POSTGRES), "tables are not aggregates"),
    AN_ADAPTER_SHOWS_ONE_TYPE(
            classes()
                    .that()
                    .resideInAnyPackage(POSTGRES, SUPABASE)
                    .and()
                    .resideOutsideOfPackage(GENERATED)
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotBelongToAnyOf(PostgresStore.class, SupabaseStore.class)
                    .should()
                    .notBePublic(),
            "a store is opened and then used through its ports"),
    THE_STATE_ON_DISK_SHOWS_ONE_TYPE(
            classes()
                    .that()
                    .resideInAPackage(STATE)
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotBelongToAnyOf(StateDirectory.class)
                    .should()
                    .notBePublic(),
            "what is on disk is reached through one door"),
    NOTHING_KNOWS_THE_COMMAND_LINE(home(COMMAND_LINE, COMMAND_LINE), "a command calls, and is not called"),
    EVERY_CLASS_IS_IN_A_LAYER(
            classes().should().resideInAnyPackage(DOMAIN, APPLICATION, SCHEMA, POSTGRES, SUPABASE, BOOTSTRAP),
            "a class outside of all layers escapes their rules"),
    PACKAGES_SAY_WHAT_THEY_ARE_ABOUT(
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..impl..", "..service.."),
            "such a name takes in anything"),
    THE_API_SHOWS_NOTHING_INTERNAL(
            classes().that(describe("are API", ArchitectureRule::isApi)).should(new ShowOnlyApi()),
            "whoever links Twinstore must not depend on what may change in any version"),
    PACKAGES_HAVE_NO_CYCLES(
            slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles(),
            "packages in a cycle are one package in disguise"),

    THE_DOMAIN_HAS_NO_CLOCK(
            noClasses()
                    .that()
                    .resideInAPackage(DOMAIN)
                    .should()
                    .dependOnClassesThat(belongToAnyOf(Clock.class, InstantSource.class, Date.class, Calendar.class))
                    .orShould()
                    .accessTargetWhere(describe("tells the time", ArchitectureRule::tellsTheTime)),
            "what time it is, is told from outside"),
    ONLY_THE_COMMAND_LINE_PRINTS(
            noClasses()
                    .that()
                    .resideOutsideOfPackage(COMMAND_LINE)
                    .should(ACCESS_STANDARD_STREAMS)
                    .orShould(accessField(FileDescriptor.class, "out"))
                    .orShould(accessField(FileDescriptor.class, "err")),
            "what goes to the terminal is a command's result");

    private final ArchRule rule;

    ArchitectureRule(ArchRule rule, String because) {
        this.rule = rule.because(because);
    }

    ArchRule rule() {
        return rule;
    }

    /** Whether a program may use it: public, in a package that is not marked as internal. */
    static boolean isApi(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC) && !Layers.isInternal(type);
    }

    private static ArchRule only(String layer, String... known) {
        return classes().that().resideInAPackage(layer).should().onlyDependOnClassesThat(resideInAnyPackage(known));
    }

    private static ArchRule home(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchRule stranger(String layer, String other) {
        return noClasses()
                .that()
                .resideInAPackage(layer)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other);
    }

    private static boolean tellsTheTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        return owner.isEquivalentTo(System.class)
                ? name.equals("currentTimeMillis") || name.equals("nanoTime")
                : name.equals("now") && owner.getPackageName().startsWith(Instant.class.getPackageName());
    }
}
