package dev.novapixel.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.novapixel.schemas.registry.SchemaRegistryException.Reason;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What every schema registry has to keep. A subclass supplies one, and nothing else. */
public abstract class SchemaRegistryContract {
  private static final Schema ID = schema("{'name': 'id', 'type': 'string'}");
  private static final Schema ID_AND_DEFAULTED_PAGES =
      schema("{'name': 'id', 'type': 'string'}, {'name': 'pages', 'type': 'int', 'default': 0}");
  private static final Schema ID_AND_PAGES =
      schema("{'name': 'id', 'type': 'string'}, {'name': 'pages', 'type': 'int'}");

  private final String subject = "nova.test-" + UUID.randomUUID() + "-value";

  protected abstract SchemaRegistry registry();

  @Test
  void aSchemaIsFoundByTheNumberItWasGiven() {
    int id = registry().publish(subject, ID);

    assertThat(registry().schemaById(id)).isEqualTo(ID);
  }

  @Test
  void aSchemaKeepsItsNumberHoweverOftenItIsRegistered() {
    int first = registry().publish(subject, ID);
    int newer = registry().publish(subject, ID_AND_DEFAULTED_PAGES);

    assertThat(registry().publish(subject, ID)).isEqualTo(first).isNotEqualTo(newer);
  }

  @Test
  void oneSchemaUnderTwoSubjectsIsReadUnderEitherNumber() {
    int here = registry().publish(subject, ID);
    int there = registry().publish(subject + "-other", ID);

    assertThat(registry().schemaById(here)).isEqualTo(registry().schemaById(there));
  }

  @Test
  void anUnheardOfNumberIsUnknown() {
    assertThatExceptionOfType(SchemaRegistryException.class)
        .isThrownBy(() -> registry().schemaById(987_654_321))
        .satisfies(thrown -> assertThat(thrown.reason()).isEqualTo(Reason.UNKNOWN));
  }

  @Test
  void publishingKeepsEverySubjectReadableFromItsBeginning() {
    registry().publish(subject, ID);

    assertThat(registry().compatibility(subject)).isEqualTo(Compatibility.BACKWARD_TRANSITIVE);
  }

  @Test
  void aFieldThatLosesItsDefaultIsRefusedThoughTheLatestVersionCouldBeRead() {
    registry().publish(subject, ID);
    registry().publish(subject, ID_AND_DEFAULTED_PAGES);

    assertThatExceptionOfType(SchemaRegistryException.class)
        .isThrownBy(() -> registry().publish(subject, ID_AND_PAGES))
        .satisfies(thrown -> assertThat(thrown.reason()).isEqualTo(Reason.INCOMPATIBLE));
  }

  @Test
  void whetherASchemaFitsCanBeAskedWithoutEnteringIt() {
    registry().publish(subject, ID);
    registry().publish(subject, ID_AND_DEFAULTED_PAGES);

    assertThat(registry().isCompatible(subject, ID_AND_DEFAULTED_PAGES)).isTrue();
    assertThat(registry().isCompatible(subject, ID_AND_PAGES)).isFalse();
  }

  @Test
  void anythingFitsASubjectWithoutSchemas() {
    assertThat(registry().isCompatible(subject, ID_AND_PAGES)).isTrue();
  }

  private static Schema schema(String fields) {
    return new Schema.Parser()
        .parse(
            ("{'type': 'record', 'name': 'Visit', 'namespace': 'dev.novapixel.test', 'fields': ["
                    + fields
                    + "]}")
                .replace('\'', '"'));
  }
}
