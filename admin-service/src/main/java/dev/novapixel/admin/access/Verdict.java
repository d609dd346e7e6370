package dev.novapixel.admin.access;

/** Whether a request may go on. */
public enum Verdict {
  /** It may. */
  ALLOWED,
  /** Nobody that we know is asking. */
  UNKNOWN,
  /** A shop asks for what is not its own to read. */
  FOREIGN,
  /** A page that is not the console asks in the name of whoever is logged in. */
  FORGED
}
