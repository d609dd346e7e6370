package dev.novapixel.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point one way, and the domain knows nothing of Kafka, HTTP or stores. */
class HouseRulesTest {
  private static final List<String> SERVICES =
      List.of("gateway", "stitcher", "features", "recs", "admin");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.novapixel");

  @Test
  void everyRoomIsLookedAt() {
    assertThat(SERVICES)
        .allSatisfy(service ->
            assertThat(HOUSE.containPackage("dev.novapixel." + service)).as(service).isTrue());
    assertThat(HOUSE.containPackage("dev.novapixel.schemas")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "stitcher", "features", "recs", "admin"})
  void aServiceDependsOnSchemasAndOnNoOtherPart(String service) {
    noClasses()
        .that()
        .resideInAPackage(in(service))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(HouseRulesTest::in)
                .toArray(String[]::new))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(in("local"), in("servers"))
        .check(HOUSE);
  }

  @Test
  void theSharedLanguageDependsOnNoPart() {
    noClasses()
        .that()
        .resideInAPackage(in("schemas"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SERVICES.stream().map(HouseRulesTest::in).toArray(String[]::new))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(in("local"), in("servers"))
        .check(HOUSE);
  }

  @Test
  void generatedAvroRecordsStayInTheWireFormat() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.novapixel.schemas.wire..", "dev.novapixel.schemas.avro..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.novapixel.schemas.avro..")
        .check(HOUSE);
  }

  @Test
  void theDomainKnowsNothingOfKafkaHttpOrStores() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.novapixel.schemas.event..",
            "dev.novapixel.schemas.shopper..",
            "dev.novapixel.schemas.feature..",
            "dev.novapixel.schemas.moves..",
            "dev.novapixel.stitcher.identity..",
            "dev.novapixel.stitcher.normalise..",
            "dev.novapixel.features.rolling..",
            "dev.novapixel.features.session..",
            "dev.novapixel.features.context..",
            "dev.novapixel.features.profile..",
            "dev.novapixel.features.affinity..",
            "dev.novapixel.features.product..",
            "dev.novapixel.gateway.protocol..",
            "dev.novapixel.gateway.privacy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "io.micronaut..",
            "io.netty..",
            "org.jdbi..",
            "java.sql..",
            "redis..")
        .check(HOUSE);
  }

  @Test
  void streamsNeverAskTheWallClockForAValue() {
    noClasses()
        .that()
        .resideInAnyPackage(in("stitcher"), in("features"))
        .and()
        .doNotHaveSimpleName("Main")
        .and()
        .resideOutsideOfPackages("..mirror..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(HOUSE);
  }

  @Test
  void servicesSpeakThroughTheirLogsAndOnlySayOnStandardErrorWhyTheyDidNotStart() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("local"), in("servers"), in("bench"))
        .and()
        .doNotHaveSimpleName("Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HOUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "stitcher", "features", "recs", "admin"})
  void theAreasOfAServiceFormNoCircle(String service) {
    slices().matching("dev.novapixel." + service + ".(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void everyPackageSaysWhatLivesInItAndIsNullMarked() {
    var written =
        HOUSE.stream()
            .filter(type -> !type.getPackageName().startsWith("dev.novapixel.schemas.avro"))
            .map(type -> type.getPackage())
            .distinct()
            .toList();
    assertThat(written)
        .allSatisfy(place ->
            assertThat(nullMarked(place)).as(place.getName() + " is @NullMarked").isTrue());
  }

  @Test
  void classesAreNamedForWhatTheyAreAbout() {
    classes()
        .should()
        .haveNameNotMatching(".*(Utils?|Helpers?|Manager|Impl|Common)(\\$.*)?")
        .check(HOUSE);
  }

  private static boolean nullMarked(JavaPackage place) {
    return place
        .tryGetPackageInfo()
        .map(info -> info.isAnnotatedWith(NullMarked.class))
        .orElse(false);
  }

  private static String in(String part) {
    return "dev.novapixel." + part + "..";
  }
}
