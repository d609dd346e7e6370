package dev.novapixel.local.source;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of RFC 4180: fields between commas, in double quotes where they hold commas, line ends
 * or quotes (doubled).
 */
final class CsvRecord {
  private CsvRecord() {}

  /**
   * Whether a quote is open at the end of the text, so that the record goes on in the next line.
   */
  static boolean isOpen(CharSequence text) {
    return text.chars().filter(character -> character == '"').count() % 2 == 1;
  }

  /** The fields of a whole record; quotes within an unquoted field stand for themselves. */
  static List<String> fields(String record) {
    var fields = new ArrayList<String>();
    int at = 0;
    while (at <= record.length()) {
      if (at < record.length() && record.charAt(at) == '"') {
        var field = new StringBuilder();
        at = quoted(record, at + 1, field);
        fields.add(field.toString());
      } else {
        int comma = record.indexOf(',', at);
        int end = comma < 0 ? record.length() : comma;
        fields.add(record.substring(at, end));
        at = end + 1;
      }
    }
    return fields;
  }

  /** Reads on behind the opening quote; returns where the next field begins. */
  private static int quoted(String record, int start, StringBuilder field) {
    int at = start;
    while (at < record.length()) {
      char character = record.charAt(at);
      boolean doubled = at + 1 < record.length() && record.charAt(at + 1) == '"';
      if (character == '"' && !doubled) {
        break;
      }
      field.append(character);
      at += character == '"' ? 2 : 1;
    }
    int comma = record.indexOf(',', at);
    return comma < 0 ? record.length() + 1 : comma + 1;
  }
}
