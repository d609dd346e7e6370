package dev.novapixel.schemas.registry;

import dev.novapixel.servers.testing.EmbeddedStack;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;

/** The contract against a real registry. */
final class HttpSchemaRegistryIT extends SchemaRegistryContract {
  private static final HttpSchemaRegistry REGISTRY =
      new HttpSchemaRegistry(URI.create(EmbeddedStack.registry().url()));

  @AfterAll
  static void disconnect() {
    REGISTRY.close();
  }

  @Override
  protected SchemaRegistry registry() {
    return REGISTRY;
  }
}
