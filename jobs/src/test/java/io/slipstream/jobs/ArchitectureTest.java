package io.slipstream.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.slipstream", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String MODELS = "io.slipstream.models..";
    private static final String FUNCTIONS = "io.slipstream.functions..";
    private static final String CONNECTORS = "io.slipstream.connectors..";
    private static final String JOBS = "io.slipstream.jobs..";

    @ArchTest
    static final ArchRule modelsDependOnNobody =
            noClasses()
                    .that()
                    .resideInAPackage(MODELS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            FUNCTIONS,
                            CONNECTORS,
                            JOBS,
                            "org.apache.flink..",
                            "org.apache.kafka..",
                            "java.sql..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsDeeplearning4j =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.slipstream.models.scoring.dl4j..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule functionsTalkToNobody =
            noClasses()
                    .that()
                    .resideInAPackage(FUNCTIONS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            CONNECTORS,
                            JOBS,
                            "org.apache.kafka..",
                            "org.apache.flink.connector..",
                            "org.postgresql..",
                            "io.debezium..",
                            "java.sql..",
                            "java.net.http..");

    @ArchTest
    static final ArchRule functionsHaveNoClockAndNoDice =
            noClasses()
                    .that()
                    .resideInAPackage(FUNCTIONS)
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.time.LocalDate.class, "now")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            java.util.Random.class,
                            java.util.concurrent.ThreadLocalRandom.class,
                            java.security.SecureRandom.class);

    @ArchTest
    static final ArchRule connectorsNeverSeeFunctions =
            noClasses()
                    .that()
                    .resideInAPackage(CONNECTORS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FUNCTIONS, JOBS);

    @ArchTest
    static final ArchRule graphsDoNoInputOrOutput =
            noClasses()
                    .that()
                    .resideInAPackage("io.slipstream.jobs.graph..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            CONNECTORS, "io.slipstream.jobs.local..", "io.slipstream.jobs.cli..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            classes().should().haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)$");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.slipstream.(*.*)..").should().beFreeOfCycles();
}
