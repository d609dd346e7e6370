package dev.novapixel.schemas.registry;

import dev.novapixel.schemas.registry.SchemaRegistryException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/** A schema registry in memory, under the same contract as the real one. Thread-safe. */
public final class InMemorySchemaRegistry implements SchemaRegistry {
  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, List<Schema>> subjects = new HashMap<>();
  private final Map<String, Compatibility> rules = new HashMap<>();

  @Override
  public synchronized int register(String subject, Schema schema) {
    List<Schema> versions = subjects.computeIfAbsent(subject, _ -> new ArrayList<>());
    if (!versions.contains(schema)) {
      if (!isCompatible(subject, schema)) {
        throw new SchemaRegistryException(
            Reason.INCOMPATIBLE, "A schema of " + subject + " does not get along with its elders.");
      }
      versions.add(schema);
    }
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    return schemas.indexOf(schema) + 1;
  }

  @Override
  public synchronized Schema schemaById(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new SchemaRegistryException(Reason.UNKNOWN, "There is no schema " + id + ".");
    }
    return schemas.get(id - 1);
  }

  @Override
  public synchronized boolean isCompatible(String subject, Schema schema) {
    List<Schema> newestFirst = new ArrayList<>(subjects.getOrDefault(subject, List.of()));
    Collections.reverse(newestFirst);
    try {
      validator(compatibility(subject)).validate(schema, newestFirst);
      return true;
    } catch (SchemaValidationException incompatible) {
      return false;
    }
  }

  @Override
  public synchronized Compatibility compatibility(String subject) {
    return rules.getOrDefault(subject, Compatibility.NONE);
  }

  @Override
  public synchronized void setCompatibility(String subject, Compatibility compatibility) {
    rules.put(subject, compatibility);
  }

  private static SchemaValidator validator(Compatibility rule) {
    SchemaValidatorBuilder builder = new SchemaValidatorBuilder();
    return switch (rule) {
      case NONE -> (_, _) -> {};
      case BACKWARD -> builder.canReadStrategy().validateLatest();
      case BACKWARD_TRANSITIVE -> builder.canReadStrategy().validateAll();
      case FORWARD -> builder.canBeReadStrategy().validateLatest();
      case FORWARD_TRANSITIVE -> builder.canBeReadStrategy().validateAll();
      case FULL -> builder.mutualReadStrategy().validateLatest();
      case FULL_TRANSITIVE -> builder.mutualReadStrategy().validateAll();
    };
  }
}
