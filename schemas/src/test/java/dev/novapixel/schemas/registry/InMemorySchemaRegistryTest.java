package dev.novapixel.schemas.registry;

final class InMemorySchemaRegistryTest extends SchemaRegistryContract {
  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

  @Override
  protected SchemaRegistry registry() {
    return registry;
  }
}
