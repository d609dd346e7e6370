package dev.novapixel.gateway.json;

/** What a {@link JsonReader} stands at. */
public enum JsonToken {
  START_OBJECT,
  END_OBJECT,
  START_ARRAY,
  END_ARRAY,
  /** A member's name with the colon behind it. */
  FIELD_NAME,
  VALUE_STRING,
  /** A number without fraction and exponent. */
  VALUE_NUMBER_INT,
  VALUE_NUMBER_FLOAT,
  VALUE_TRUE,
  VALUE_FALSE,
  VALUE_NULL;

  /** Whether an object or an array begins. */
  public boolean isStructStart() {
    return this == START_OBJECT || this == START_ARRAY;
  }

  /** Whether an object or an array ends. */
  public boolean isStructEnd() {
    return this == END_OBJECT || this == END_ARRAY;
  }

  /** Whether it is a value without others in it. */
  public boolean isScalarValue() {
    return compareTo(VALUE_STRING) >= 0;
  }

  public boolean isBoolean() {
    return this == VALUE_TRUE || this == VALUE_FALSE;
  }
}
