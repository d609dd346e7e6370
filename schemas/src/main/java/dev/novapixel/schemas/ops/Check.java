package dev.novapixel.schemas.ops;

/** What a component says of itself: cheap to ask, never an exception. */
public sealed interface Check {

  Check OK = new Ok();

  static Check failed(String reason) {
    return new Failed(reason);
  }

  /** It works. */
  record Ok() implements Check {}

  /** It does not, and why; the reason holds no personal data and no secret. */
  record Failed(String reason) implements Check {}
}
