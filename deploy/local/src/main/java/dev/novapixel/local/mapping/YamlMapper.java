package dev.novapixel.local.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.local.source.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes events as a mapping says. Not thread-safe. */
final class YamlMapper implements RowMapper {
  private final Mapping mapping;
  private final DerivedId ids;
  private final Logins logins = new Logins();
  private @Nullable OpenGroup open;

  YamlMapper(Mapping mapping, DerivedId ids) {
    this.mapping = mapping;
    this.ids = ids;
  }

  @Override
  public List<Mapped> map(Row row) {
    return switch (row) {
      case Row.Bad bad -> List.of(new Mapped.Bad(bad.number(), bad.text(), bad.reason()));
      case Row.Good good -> {
        var mapped = new ArrayList<Mapped>();
        for (var columns : rowsOf(good)) {
          mapRow(good, columns, mapped);
        }
        yield mapped;
      }
    };
  }

  @Override
  public List<Mapped> end() {
    var mapped = new ArrayList<Mapped>();
    closeGroup(mapped);
    return mapped;
  }

  private void mapRow(Row.Good row, ObjectNode columns, List<Mapped> mapped) {
    var plain = new Columns(columns, Map.of());
    for (var rule : mapping.skip()) {
      if (rule.matches(plain)) {
        mapped.add(new Mapped.Skipped(rule.because()));
        return;
      }
    }
    try {
      var name = mapping.name().of(plain);
      var group = mapping.group();
      if (group != null && group.event().equals(name)) {
        addToGroup(group, row, columns, mapped);
      } else {
        closeGroup(mapped);
        mapped.add(new Mapped.Event(event(name, ids.of(columns), row.number(), columns)));
      }
    } catch (BadValueException bad) {
      mapped.add(new Mapped.Bad(row.number(), row.text(), String.valueOf(bad.getMessage())));
    }
  }

  private void addToGroup(
      Mapping.Group group, Row.Good row, ObjectNode columns, List<Mapped> mapped)
      throws BadValueException {
    var key = keyOf(group, columns);
    var current = open;
    if (current == null || !current.isOf(key)) {
      closeGroup(mapped);
      current = new OpenGroup(group, key, event(group.event(), ids.of(key), row.number(), columns));
    }
    current.add(new Columns(columns, derived("")));
    open = current;
  }

  private void closeGroup(List<Mapped> mapped) {
    if (open != null) {
      mapped.add(new Mapped.Event(open.close()));
      open = null;
    }
  }

  private SourceEvent event(String name, String id, long row, ObjectNode columns)
      throws BadValueException {
    var all = new Columns(columns, derived(id));
    var event = JsonNodeFactory.instance.objectNode();
    event.put("id", id);
    event.put("name", name);
    var client = mapping.client() == null ? null : mapping.client().fill(all);
    if (mapping.client() != null && client == null) {
      throw new BadValueException("nobody is named who did it");
    }
    var time = all.text(mapping.time());
    if (time == null) {
      throw new BadValueException(mapping.time() + " is empty");
    }
    var at = mapping.format().parse(time);
    var shape = mapping.events().get(name);
    if (shape == null) {
      throw new BadValueException("the mapping does not say what " + name + " holds");
    }
    shape.fill(event, all);
    if (client != null) {
      event.put("clientId", client);
    }
    logIn(event, client, all);
    return new SourceEvent(id, Objects.requireNonNullElse(client, id), at, row, event);
  }

  private void logIn(ObjectNode event, @Nullable String client, Columns columns) {
    var login = mapping.login();
    if (login == null || (client != null && logins.count(client) < login.after())) {
      return;
    }
    var customer = login.customer().fill(columns);
    if (customer != null) {
      event.withObject("/nova").put("customerId", customer);
    }
  }

  private Map<String, String> derived(String id) {
    return Map.of("id", id, "again", ids.run().isEmpty() ? "" : "-" + ids.run());
  }

  private static List<String> keyOf(Mapping.Group group, ObjectNode columns)
      throws BadValueException {
    var plain = new Columns(columns, Map.of());
    var key = new ArrayList<String>();
    for (var column : group.by()) {
      var text = plain.text(column);
      if (text == null) {
        throw new BadValueException(column + " is empty");
      }
      key.add(text);
    }
    return key;
  }

  /** The row itself, or the rows within it, each with what stands around them. */
  private List<ObjectNode> rowsOf(Row.Good row) {
    JsonPointer within = mapping.rows();
    if (within == null) {
      return List.of(row.columns());
    }
    var around = row.columns().deepCopy();
    around.remove(within.getMatchingProperty());
    var rows = new ArrayList<ObjectNode>();
    for (var inner : row.columns().at(within)) {
      if (inner instanceof ObjectNode object) {
        rows.add(around.deepCopy().setAll(object));
      }
    }
    return rows;
  }
}
