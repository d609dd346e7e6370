package dev.novapixel.local.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a source's rows become events.
 *
 * @param source the source's name: part of every id
 * @param rows where a row holds the rows proper, if it does
 * @param time the column with the time
 * @param format how it is written
 * @param client who acts; absent in sources that do not know
 * @param login who that is, from a certain event of the client on
 * @param name which event a row is
 * @param skip rows that are none
 * @param events what each event holds, by its name
 * @param group rows that are one event together
 */
record Mapping(
    String source,
    @Nullable JsonPointer rows,
    String time,
    TimeFormat format,
    @Nullable Template client,
    @Nullable Login login,
    Name name,
    List<Skip> skip,
    Map<String, Shape> events,
    @Nullable Group group) {

  Mapping {
    skip = List.copyOf(skip);
    events = Map.copyOf(events);
  }

  /**
   * The account behind a client.
   *
   * @param after events of the client that come before it is known: its browsing before the login
   */
  record Login(Template customer, int after) {}

  /**
   * Which event a row is.
   *
   * @param column where it says so; null when all rows are the same
   * @param table from the column's text to the event's name
   * @param always the event's name when there is no column
   */
  record Name(@Nullable String column, Map<String, String> table, @Nullable String always) {
    Name {
      table = Map.copyOf(table);
    }

    String of(Columns columns) throws BadValueException {
      if (column == null) {
        return always == null ? "" : always;
      }
      var text = columns.text(column);
      var name = text == null ? null : table.get(text);
      if (name == null) {
        throw new BadValueException(
            text == null
                ? column + " is empty"
                : column + " '" + text + "' is in no line of the mapping's name table");
      }
      return name;
    }
  }

  /** Rows whose column matches are no events. */
  record Skip(String column, Pattern pattern, String because) {
    boolean matches(Columns columns) {
      var text = columns.text(column);
      return pattern.matcher(text == null ? "" : text).matches();
    }
  }

  /**
   * Neighbouring rows of one event.
   *
   * @param event which events have several rows
   * @param by columns that are equal in all of them
   * @param lines the array in the event that holds one element a row
   * @param line what such an element holds
   * @param total places that get the sum of a value over the rows
   */
  record Group(
      String event,
      List<String> by,
      JsonPointer lines,
      Shape line,
      Map<JsonPointer, Value.Product> total) {
    Group {
      by = List.copyOf(by);
      total = Map.copyOf(total);
    }
  }
}
