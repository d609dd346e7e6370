package dev.novapixel.schemas.access;

import org.jspecify.annotations.Nullable;

/** The places of a request in which a key may stand; each is null where nothing stands. */
public interface KeyCarrier {

  /** The key of a path {@code /s/{key}/…}. */
  @Nullable String pathKey();

  /** The first value of a header; names are matched without regard to case. */
  @Nullable String header(String name);

  /** The first value of a query parameter, decoded. */
  @Nullable String query(String name);

  /** The {@code writeKey} of the body; asked last, so that it may be read lazily. */
  @Nullable String bodyKey();
}
