package dev.novapixel.schemas.wire;

import org.apache.avro.specific.SpecificData;

/**
 * How Avro finds the generated classes: with their own coders, which skip reflection over fields.
 */
final class AvroModel {
  static final SpecificData INSTANCE = model();

  private AvroModel() {}

  private static SpecificData model() {
    SpecificData model = new SpecificData(AvroModel.class.getClassLoader());
    model.setCustomCoders(true);
    return model;
  }
}
