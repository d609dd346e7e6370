package dev.novapixel.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** What the packages' own descriptions say of who may know whom. */
final class LayersTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.novapixel.schemas");

  @Test
  void generatedRecordsNeverLeaveTheWire() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..schemas.wire..", "..schemas.avro..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..schemas.avro..")
        .check(MODULE);
  }

  @Test
  void plainValuesKnowNothingButTheJdkAndEachOther() {
    classes()
        .that()
        .resideInAnyPackage("..schemas.event..", "..schemas.shopper..", "..schemas.shop..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "dev.novapixel.schemas.event..",
            "dev.novapixel.schemas.shopper..",
            "dev.novapixel.schemas.shop..")
        .check(MODULE);
  }

  @Test
  void whatAFeatureIsByDefinitionKnowsNoStateNoClockAndNoStore() {
    classes()
        .that()
        .resideInAPackage("..schemas.reference..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "dev.novapixel.schemas.event..",
            "dev.novapixel.schemas.feature..",
            "dev.novapixel.schemas.shopper..",
            "dev.novapixel.schemas.reference..")
        .check(MODULE);
    noClasses()
        .that()
        .resideInAPackage("..schemas.reference..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .check(MODULE);
  }

  @Test
  void theRegistryKnowsNoKafkaAndNoTopics() {
    noClasses()
        .that()
        .resideInAPackage("..schemas.registry..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "..schemas.topic..", "..schemas.wire..")
        .check(MODULE);
  }

  @Test
  void onlyTheMirrorTalksToRedis() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..schemas.mirror..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("redis.clients..")
        .check(MODULE);
  }
}
