package io.twinstore.bootstrap.architecture;

import io.twinstore.application.planted.ApplicationPlants;
import io.twinstore.application.service.ServicePlant;
import io.twinstore.bootstrap.common.CommonPlant;
import io.twinstore.bootstrap.planted.BootstrapPlants;
import io.twinstore.bootstrap.state.StatePlant;
import io.twinstore.domain.planted.DomainPlants;
import io.twinstore.domain.planted.egg.Egg;
import io.twinstore.domain.planted.hen.Hen;
import io.twinstore.domain.util.UtilPlant;
import io.twinstore.planted.Stray;
import io.twinstore.postgres.impl.ImplPlant;
import io.twinstore.postgres.planted.PostgresPlants;
import io.twinstore.schema.planted.SchemaPlants;
import io.twinstore.supabase.planted.SupabasePlants;
import java.util.List;

/** The classes planted against each rule. They are test classes: the program has none of them. */
final class Plants {
    /** A rule and what breaks it; every one of the classes has to be found. */
    record Plant(ArchitectureRule rule, List<Class<?>> types) {}

    static final List<Plant> ALL = List.of(
            plant(
                    ArchitectureRule.DOMAIN_KNOWS_THE_JDK_ONLY,
                    DomainPlants.KnowsApplication.class,
                    DomainPlants.KnowsJackson.class,
                    DomainPlants.KnowsHttpServer.class),
            plant(
                    ArchitectureRule.APPLICATION_KNOWS_THE_DOMAIN,
                    ApplicationPlants.KnowsAdapter.class,
                    ApplicationPlants.KnowsSchema.class,
                    ApplicationPlants.KnowsLogger.class),
            plant(
                    ArchitectureRule.SCHEMA_KNOWS_NO_MODULE,
                    SchemaPlants.KnowsDomain.class,
                    SchemaPlants.KnowsConnection.class,
                    SchemaPlants.KnowsDataSource.class,
                    SchemaPlants.KnowsDriver.class),
            plant(
                    ArchitectureRule.POSTGRES_KNOWS_THE_DOMAIN_AND_ITS_DRIVERS,
                    PostgresPlants.KnowsApplication.class,
                    PostgresPlants.KnowsSchema.class,
                    PostgresPlants.KnowsSupabase.class),
            plant(
                    ArchitectureRule.SUPABASE_KNOWS_THE_DOMAIN_AND_ITS_CLIENTS,
                    SupabasePlants.KnowsApplication.class,
                    SupabasePlants.KnowsSchema.class,
                    SupabasePlants.KnowsPostgres.class),
            plant(
                    ArchitectureRule.BOOTSTRAP_KNOWS_NO_OTHER_LIBRARY,
                    BootstrapPlants.KnowsFeign.class,
                    BootstrapPlants.KnowsJooq.class),
            plant(ArchitectureRule.THE_STATE_ON_DISK_SHOWS_ONE_TYPE, StatePlant.class),
            plant(ArchitectureRule.NOTHING_KNOWS_THE_COMMAND_LINE, BootstrapPlants.KnowsMain.class),
            plant(ArchitectureRule.DATA_SOURCES_COME_FROM_THE_PROGRAM, BootstrapPlants.KnowsDataSource.class),
            plant(
                    ArchitectureRule.THE_API_SHOWS_NOTHING_INTERNAL,
                    BootstrapPlants.ShowsRows.class,
                    BootstrapPlants.ShowsManyRows.class,
                    BootstrapPlants.IsInternal.class),
            plant(
                    ArchitectureRule.JDBC_STAYS_WITH_POSTGRES_AND_THE_SANDBOX,
                    DomainPlants.KnowsSqlException.class,
                    BootstrapPlants.KnowsJooq.class,
                    BootstrapPlants.KnowsConnection.class,
                    BootstrapPlants.KnowsDriver.class,
                    BootstrapPlants.KnowsHikari.class),
            plant(
                    ArchitectureRule.FEIGN_STAYS_WITH_SUPABASE,
                    BootstrapPlants.KnowsFeign.class,
                    BootstrapPlants.KnowsHttpClient.class),
            plant(ArchitectureRule.HTTP_CORE_STAYS_WHERE_HTTP_IS_SPOKEN, BootstrapPlants.KnowsHttpCore.class),
            plant(
                    ArchitectureRule.JACKSON_STAYS_WHERE_JSON_IS_READ,
                    DomainPlants.KnowsJackson.class,
                    BootstrapPlants.KnowsJackson.class),
            plant(ArchitectureRule.JACKSON_ANNOTATIONS_STAY_ON_DOCUMENTS, BootstrapPlants.KnowsJacksonAnnotation.class),
            plant(ArchitectureRule.PICOCLI_STAYS_IN_THE_COMMAND_LINE, BootstrapPlants.KnowsPicocli.class),
            plant(ArchitectureRule.PROMETHEUS_STAYS_IN_THE_SERVER, BootstrapPlants.KnowsPrometheus.class),
            plant(ArchitectureRule.DATAFAKER_STAYS_IN_THE_SAMPLE_DATA, BootstrapPlants.KnowsDatafaker.class),
            plant(ArchitectureRule.FLYWAY_STAYS_IN_THE_SCHEMA, BootstrapPlants.KnowsFlyway.class),
            plant(ArchitectureRule.ZONKY_STAYS_IN_THE_SCHEMA, BootstrapPlants.KnowsZonky.class),
            plant(
                    ArchitectureRule.OPTIONAL_LIBRARIES_STAY_WITH_THE_TOOLS,
                    BootstrapPlants.KnowsHttpCore.class,
                    BootstrapPlants.KnowsPicocli.class,
                    BootstrapPlants.KnowsDatafaker.class,
                    BootstrapPlants.KnowsZonky.class,
                    BootstrapPlants.KnowsLogback.class,
                    BootstrapPlants.KnowsMigration.class,
                    BootstrapPlants.KnowsSandbox.class),
            plant(
                    ArchitectureRule.NO_ADAPTER_KNOWS_ANOTHER,
                    PostgresPlants.KnowsSupabase.class,
                    SupabasePlants.KnowsPostgres.class),
            plant(
                    ArchitectureRule.NOTHING_KNOWS_BOOTSTRAP,
                    ApplicationPlants.KnowsBootstrap.class,
                    PostgresPlants.KnowsBootstrap.class),
            plant(ArchitectureRule.GENERATED_CLASSES_STAY_IN_THEIR_ADAPTER, BootstrapPlants.KnowsGenerated.class),
            plant(ArchitectureRule.AN_ADAPTER_SHOWS_ONE_TYPE, PostgresPlants.class, SupabasePlants.class),
            plant(ArchitectureRule.EVERY_CLASS_IS_IN_A_LAYER, Stray.class),
            plant(
                    ArchitectureRule.PACKAGES_SAY_WHAT_THEY_ARE_ABOUT,
                    UtilPlant.class,
                    CommonPlant.class,
                    ImplPlant.class,
                    ServicePlant.class),
            plant(ArchitectureRule.PACKAGES_HAVE_NO_CYCLES, Hen.class, Egg.class),
            plant(
                    ArchitectureRule.THE_DOMAIN_HAS_NO_CLOCK,
                    DomainPlants.HasClock.class,
                    DomainPlants.HasDate.class,
                    DomainPlants.AsksForNow.class,
                    DomainPlants.LetsAskForNow.class,
                    DomainPlants.AsksForMillis.class,
                    DomainPlants.AsksForNanos.class),
            plant(
                    ArchitectureRule.ONLY_THE_COMMAND_LINE_PRINTS,
                    DomainPlants.Prints.class,
                    BootstrapPlants.PrintsAnError.class,
                    BootstrapPlants.PrintsPastSystem.class));

    private Plants() {}

    private static Plant plant(ArchitectureRule rule, Class<?>... types) {
        return new Plant(rule, List.of(types));
    }
}
