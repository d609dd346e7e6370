package dev.novapixel.local.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.local.api.DemoShop;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of settings as files, a JSON object a row, and back. Uses one connection as the role
 * that owns them.
 */
final class SettingsTables implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;

  SettingsTables(LocalStack stack) throws SQLException {
    connection =
        DriverManager.getConnection(
            stack.settings().get(Setting.POSTGRES_URL),
            "nova_owner",
            stack.secrets().ownerPassword());
    connection.setAutoCommit(false);
  }

  /** The newest migration that the tables have seen. */
  int migration() throws SQLException {
    var newest =
        texts("SELECT max(version::int)::text FROM public.flyway_schema_history").getFirst();
    connection.rollback();
    return Integer.parseInt(newest);
  }

  /** What is there beside the empty shops that the local stack comes with. */
  List<String> ownedByOthers() throws SQLException {
    var found = new ArrayList<String>();
    for (var shop : shops()) {
      enter(shop);
      if (DemoShop.named(shop).isEmpty()) {
        found.add("the shop " + shop);
      } else if (!texts(
              "SELECT shop FROM public.products UNION SELECT shop FROM public.identity_splits")
          .isEmpty()) {
        found.add("products or splits of " + shop);
      }
    }
    connection.rollback();
    return found;
  }

  private List<String> shops() throws SQLException {
    return texts("SELECT shop FROM public.tenants ORDER BY shop");
  }

  /** Changes that Kafka has yet to hear of. */
  long waiting() throws SQLException {
    long waiting = Long.parseLong(texts("SELECT count(*)::text FROM public.outbox").getFirst());
    connection.rollback();
    return waiting;
  }

  /** Writes each table into a file of {@code folder}, as of one moment; returns their rows. */
  SortedMap<String, Long> save(Path folder) throws SQLException, IOException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    var rows = new TreeMap<String, Long>();
    try {
      requireAllKnown();
      var shops = shops();
      rows.put(
          SettingsTable.SHOPS,
          save(
              folder,
              SettingsTable.SHOPS,
              "SELECT row_to_json(t)::text FROM public.tenants AS t ORDER BY shop",
              List.of("")));
      for (var table : SettingsTable.ALL) {
        var select =
            "SELECT row_to_json(t)::text FROM public.%s AS t ORDER BY %s"
                .formatted(table.name(), table.order());
        rows.put(table.name(), save(folder, table.name(), select, shops));
      }
      return rows;
    } finally {
      connection.rollback();
    }
  }

  /** A backup that forgot a table would be found out when it is needed. */
  private void requireAllKnown() throws SQLException {
    var unknown = texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    unknown.removeAll(SettingsTable.LEFT_OUT);
    unknown.remove(SettingsTable.SHOPS);
    SettingsTable.ALL.forEach(table -> unknown.remove(table.name()));
    if (!unknown.isEmpty()) {
      throw new StackException("A backup does not know what to do with the tables " + unknown);
    }
  }

  private long save(Path folder, String table, String select, List<String> shops)
      throws SQLException, IOException {
    long count = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file(folder, table))) {
      for (var shop : shops) {
        enter(shop);
        for (var row : texts(select)) {
          out.append(row).append('\n');
          count++;
        }
      }
    }
    return count;
  }

  /**
   * Puts every row of the files of {@code folder} into the tables, in place of what shops of the
   * same names have, and leaves notices for Kafka to hear of all of it: in one transaction.
   */
  void load(Path folder) throws SQLException, IOException {
    try {
      for (var line : Files.readAllLines(file(folder, SettingsTable.SHOPS))) {
        var row = JSON.readTree(line);
        clear(row.get("shop").asText());
        insert(SettingsTable.SHOPS, row, List.of());
        tell(Topics.SHOP_SETTINGS, row.get("shop").asText(), null);
      }
      for (var table : SettingsTable.ALL) {
        load(folder, table);
      }
      connection.commit();
    } finally {
      connection.rollback();
    }
  }

  private void load(Path folder, SettingsTable table) throws SQLException, IOException {
    try (var lines = Files.newBufferedReader(file(folder, table.name()))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var row = JSON.readTree(line);
        var shop = row.get("shop").asText();
        enter(shop);
        insert(table.name(), row, List.copyOf(table.generated()));
        switch (table.name()) {
          case "products" -> tell(Topics.CATALOG, shop, row.get("product_id").asText());
          case "identity_splits" ->
              tell(Topics.IDENTITY_COMMANDS, shop, row.get("client").asText());
          default -> {}
        }
      }
    }
  }

  private void clear(String shop) throws SQLException {
    enter(shop);
    try (var statement = connection.createStatement()) {
      for (var table : SettingsTable.ALL.reversed()) {
        statement.addBatch("DELETE FROM public." + table.name());
      }
      statement.executeBatch();
    }
    update("DELETE FROM public.tenants WHERE shop = ?", shop);
  }

  /**
   * Columns that were added since keep their defaults. Names of columns are those of our own rows,
   * and quoted.
   */
  private void insert(String table, JsonNode row, List<String> generated) throws SQLException {
    var names = new ArrayList<String>();
    row.fieldNames().forEachRemaining(names::add);
    names.removeAll(generated);
    var columns =
        names.stream()
            .map(name -> '"' + name.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(", "));
    update(
        "INSERT INTO public.%s (%s) SELECT %s FROM jsonb_populate_record(NULL::public.%s, ?::jsonb)"
            .formatted(table, columns, columns, table),
        row.toString());
  }

  /** As the admin service leaves a notice with each change: its relay publishes what it finds. */
  private void tell(Topic<?> topic, String shop, @Nullable String part) throws SQLException {
    update(
        "INSERT INTO public.outbox (topic, shop, part) VALUES (?, ?, ?)", topic.name(), shop, part);
  }

  private void enter(String shop) throws SQLException {
    try (var enter = connection.prepareStatement("SELECT set_config('nova.shop', ?, true)")) {
      enter.setString(1, shop);
      enter.execute();
    }
  }

  private void update(String sql, @Nullable String... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private List<String> texts(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static Path file(Path folder, String table) throws IOException {
    return Files.createDirectories(folder.resolve("tables")).resolve(table + ".ndjson");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
