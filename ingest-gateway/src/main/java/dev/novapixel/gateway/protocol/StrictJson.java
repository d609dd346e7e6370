package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** JSON within {@link Limits}: what is beyond is refused while it is read. */
public final class StrictJson {
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names come from anywhere: the JVM's table of interned strings must not grow with them.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.STRING_LENGTH)
                  .maxNameLength(Limits.MEMBER_LENGTH)
                  .maxNumberLength(Limits.NUMBER_LENGTH)
                  .build())
          .build();

  private StrictJson() {}
}
