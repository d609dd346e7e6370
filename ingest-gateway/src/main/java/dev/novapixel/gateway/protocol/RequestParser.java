package dev.novapixel.gateway.protocol;

/** Reads requests in one client's language. Thread-safe. */
public interface RequestParser {

  /** Reads {@code body}; never throws for what it holds. */
  Parsed parse(Body.Text body);
}
