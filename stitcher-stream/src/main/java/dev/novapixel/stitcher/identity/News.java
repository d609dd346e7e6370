package dev.novapixel.stitcher.identity;

/** What an event tells the journey of the shopper under whom it stands. */
enum News {
  /** It begins its unit. */
  OPENS,

  /** Something that the journey may not know. */
  SOME,

  /** Nothing that would change it. */
  NONE
}
