package dev.novapixel.local.source;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands at one place of a file. */
public sealed interface Row {
  /** Its place: the line it begins in, or its number within a JSON document; from 1. */
  long number();

  /** As it stood there, or says the same. */
  String text();

  /** A row with its columns; CSV columns are text, and an empty one is absent. */
  record Good(long number, String text, ObjectNode columns) implements Row {}

  /** A row that cannot be read. */
  record Bad(long number, String text, String reason) implements Row {}
}
