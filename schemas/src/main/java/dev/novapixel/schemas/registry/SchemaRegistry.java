package dev.novapixel.schemas.registry;

import org.apache.avro.Schema;

/**
 * A shared book of Avro schemas, in which a schema has one number for ever and the schemas of one
 * subject stay readable by each other. Numbers never change their meaning, so whoever knows one may
 * keep it; implementations do. Thread-safe.
 *
 * <p>Every method throws {@link SchemaRegistryException}, whose reason says whether trying again
 * can help.
 */
public interface SchemaRegistry {

  /**
   * Enters a schema under a subject and returns its number; one that is there already keeps its
   * number.
   *
   * @throws SchemaRegistryException with reason INCOMPATIBLE when the subject's rule refuses it;
   *     nothing is entered then
   */
  int register(String subject, Schema schema);

  /** The schema that a number stands for, as its writer registered it. */
  Schema schemaById(int id);

  /**
   * Whether every schema of the subject, by the subject's rule, allows this one; true for a subject
   * without schemas.
   */
  boolean isCompatible(String subject, Schema schema);

  /** The rule in force for a subject: its own, else the registry's. */
  Compatibility compatibility(String subject);

  /**
   * Sets a subject's own rule; some registries can only do so once it has a schema, and refuse with
   * UNKNOWN before.
   */
  void setCompatibility(String subject, Compatibility compatibility);

  /**
   * Registers a schema as a producer has to: under {@link Compatibility#BACKWARD_TRANSITIVE}, so
   * that what would be unreadable to a replay is refused here, at the start, and not found by a
   * reader. The rule is set first, so that it judges this very schema; then looked at, because a
   * registry may drop a rule set for a subject that was still empty.
   */
  default int publish(String subject, Schema schema) {
    requireReplayable(subject);
    int id = register(subject, schema);
    requireReplayable(subject);
    if (compatibility(subject) != Compatibility.BACKWARD_TRANSITIVE) {
      throw new SchemaRegistryException(
          SchemaRegistryException.Reason.REFUSED,
          "The registry does not keep the compatibility BACKWARD_TRANSITIVE for subject "
              + subject
              + ".");
    }
    return id;
  }

  private void requireReplayable(String subject) {
    try {
      if (compatibility(subject) != Compatibility.BACKWARD_TRANSITIVE) {
        setCompatibility(subject, Compatibility.BACKWARD_TRANSITIVE);
      }
    } catch (SchemaRegistryException unknownYet) {
      if (unknownYet.reason() != SchemaRegistryException.Reason.UNKNOWN) {
        throw unknownYet;
      }
    }
  }
}
