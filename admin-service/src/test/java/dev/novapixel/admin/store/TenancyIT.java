package dev.novapixel.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.schemas.store.DatabaseBootstrap;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TenancyIT {
  private static final Epoch EPOCH = new Epoch("e7");
  private static final PostgresAddress ADDRESS =
      new PostgresAddress(EmbeddedStack.postgres().url("nova_tenancy"), "owner", "admin");

  /** One connection, so that every transaction meets what the one before has left on it. */
  private static Database database;

  @BeforeAll
  static void start() throws SQLException {
    try (Connection superuser = EmbeddedStack.postgres().connect("postgres")) {
      DatabaseBootstrap.run(
          superuser, "nova_tenancy", new DatabaseBootstrap.Passwords("owner", "admin", "recs"));
    }
    Migrations.run(ADDRESS, List.of(EPOCH));
    database = Database.open(ADDRESS, 1);
    for (String shop : List.of("one.test", "two.test")) {
      database.inShop(EPOCH, shop, handle -> handle.execute(insert(shop, "p-of-" + shop)));
    }
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void twoShopsOnOneConnectionNeverSeeEachOther() {
    for (int i = 0; i < 50; i++) {
      assertThat(products("one.test")).containsExactly("p-of-one.test");
      assertThat(products("two.test")).containsExactly("p-of-two.test");
    }
  }

  @Test
  void aTransactionThatNamesNoShopSeesNothing() {
    assertThat(products("one.test")).isNotEmpty();
    List<String> seen =
        database.inNoShop(handle ->
            handle
                .createQuery("SELECT product_id FROM e7.product_metadata")
                .mapTo(String.class)
                .list());
    assertThat(seen).isEmpty();
  }

  @Test
  void aShopDoesNotOutliveAFailedTransaction() {
    assertThatThrownBy(
            () -> database.inShop(EPOCH, "one.test", handle -> handle.execute("SELECT 1 / 0")))
        .isInstanceOf(JdbiException.class);
    String shop =
        database.inNoShop(handle ->
            handle
                .createQuery("SELECT coalesce(current_setting('nova.shop', true), '')")
                .mapTo(String.class)
                .one());
    assertThat(shop).isEmpty();
  }

  @Test
  void aRowOfAnotherShopCanBeNeitherAddedNorTaken() {
    assertThatThrownBy(() ->
            database.inShop(
                EPOCH, "one.test", handle -> handle.execute(insert("two.test", "smuggled"))))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() ->
            database.inShop(
                EPOCH,
                "one.test",
                handle -> handle.execute("UPDATE product_metadata SET shop = 'two.test'")))
        .rootCause()
        .hasMessageContaining("row-level security");
    int deleted =
        database.inShop(
            EPOCH,
            "one.test",
            handle -> handle.execute("DELETE FROM product_metadata WHERE shop = 'two.test'"));
    assertThat(deleted).isZero();
  }

  @Test
  void anErrorDoesNotQuoteTheRowThatCausedIt() {
    assertThatThrownBy(() ->
            database.inShop(
                EPOCH, "one.test", handle -> handle.execute(insert("one.test", "p-of-one.test"))))
        .rootCause()
        .hasMessageContaining("duplicate key")
        .hasMessageNotContaining("p-of-one.test");
  }

  @Test
  void everyTableThatNamesAShopIsForcedToShowOneOnly() throws SQLException {
    assertThat(
            asOwner(
                """
                SELECT n.nspname || '.' || c.relname FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shop'
                WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'e7')
                  AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
                    SELECT FROM pg_policy p WHERE p.polrelid = c.oid
                    AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL))
                ORDER BY 1
                """))
        // The directory of shops, and notices without content.
        .containsExactly("public.outbox", "public.tenants");
  }

  @Test
  void theOwnerIsHeldByTheSameRule() throws SQLException {
    assertThat(asOwner("SELECT product_id FROM e7.product_metadata")).isEmpty();
  }

  @Test
  void recsReadsProductsPairsAndEventsAndNothingElse() throws SQLException {
    try (Connection recs = DriverManager.getConnection(ADDRESS.url(), "nova_recs", "recs");
        var statement = recs.createStatement()) {
      statement.execute("SET nova.shop = 'one.test'");
      assertThat(statement.execute("SELECT * FROM e7.product_affinity")).isTrue();
      try (var found = statement.executeQuery("SELECT product_id FROM e7.product_metadata")) {
        assertThat(found.next()).isTrue();
        assertThat(found.getString(1)).isEqualTo("p-of-one.test");
      }
      for (String table :
          List.of("units", "shopper_event_records", "as_of_reach", "projection_reach")) {
        assertThat(statement.execute("SELECT * FROM e7." + table)).isTrue();
        assertThatThrownBy(() -> statement.execute("DELETE FROM e7." + table))
            .hasMessageContaining("permission denied");
      }
      for (String table : List.of("e7.shoppers", "e7.orders", "public.shop_keys")) {
        assertThatThrownBy(() -> statement.execute("SELECT * FROM " + table))
            .hasMessageContaining("permission denied");
      }
      assertThatThrownBy(() -> statement.execute("DELETE FROM e7.product_metadata"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void migrationsMayRunAgain() {
    Migrations.run(ADDRESS, List.of(EPOCH, new Epoch("e8")));
    assertThat(products("one.test")).containsExactly("p-of-one.test");
  }

  /** What it has stays; what it did not keep of the past is said. */
  @Test
  void aProjectionFromBeforeTheAsOfReadsHasAPastFromThenOn() {
    Epoch older = new Epoch("e9");
    Flyway.configure()
        .dataSource(ADDRESS.url(), PostgresAddress.OWNER, ADDRESS.ownerPassword())
        .defaultSchema(older.name())
        .schemas(older.name())
        .locations("classpath:db/migration/epoch")
        .target("1")
        .load()
        .migrate();
    database.inShop(
        older,
        "one.test",
        handle ->
            handle.execute(
                """
                INSERT INTO shopper_events (shop, part, pos, unit, unit_version, shopper, event_id,
                                            kind, occurred_at, received_at)
                VALUES ('one.test', 0, 0, 'u', 1, 'client:a', 'e', 'page_viewed', now(), '2026-03-01')
                """));

    Migrations.run(ADDRESS, List.of(older));

    assertThat(since(older, "one.test")).containsExactly(true);
    assertThat(since(older, "two.test")).isEmpty();
  }

  private static List<Boolean> since(Epoch epoch, String shop) {
    return database.inShop(
        epoch,
        shop,
        handle ->
            handle
                .createQuery("SELECT missing_until = '2026-03-01' FROM as_of_reach")
                .mapTo(Boolean.class)
                .list());
  }

  private static List<String> products(String shop) {
    return database.inShop(
        EPOCH,
        shop,
        handle ->
            handle
                .createQuery("SELECT product_id FROM product_metadata")
                .mapTo(String.class)
                .list());
  }

  private static List<String> asOwner(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection owner =
            DriverManager.getConnection(ADDRESS.url(), "nova_owner", ADDRESS.ownerPassword());
        var statement = owner.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static String insert(String shop, String product) {
    return """
    INSERT INTO product_metadata (shop, product_id, part, pos, last_seen_at, views, cart_adds,
                                  orders, pieces)
    VALUES ('%s', '%s', 0, 0, now(), 0, 0, 0, 0)
    """
        .formatted(shop, product);
  }
}
