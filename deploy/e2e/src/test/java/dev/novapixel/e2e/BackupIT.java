package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.servers.testing.Drills;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** All that cannot be computed is taken out of one stack and brought into another. */
@EnabledIfSystemProperty(named = Drills.PROPERTY, matches = "true")
class BackupIT {
  private static final int ROWS = 600;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> SETTINGS =
      List.of("tenants", "shop_settings", "shop_keys", "products");

  private final Stack stack = Stack.running();
  private final Shop shop = Shop.open(stack);

  @TempDir private Path folder;

  @Test
  void aStackThatIsRestoredKnowsTheSameAndGoesOn() throws IOException, SQLException {
    Path backup = folder.resolve("nova.backup");
    Path slice = DemoData.slice(folder.resolve("clicks.csv.gz"), ROWS);
    succeeds(shop.send(slice, "--as", "rees46", "--as-live"));
    RealClicks clicks = RealClicks.read(slice);
    shop.awaitCount(clicks.sent());
    Stack.Result archived = stack.nova(List.of("archive"));
    succeeds(archived);
    assertThat(archived.output()).containsPattern("[1-9][0-9,]* events taken in, [0-9,]+ removed");
    String forgotten = forgetOne(clicks);
    assertThat(shop.product("socks", "Socks of wool").status()).isEqualTo(200);
    succeeds(stack.nova(List.of("backup", backup.toString())));

    try (Stack other = Stack.another()) {
      Stack.Result restored = other.nova(List.of("restore", backup.toString()));
      succeeds(restored);
      assertThat(restored.output()).contains("are back");
      Stack.Result verified =
          stack.nova(
              List.of("verify", "--against", other.home().toString(), "--shop", shop.name()));
      succeeds(verified);
      assertThat(verified.output()).contains("They are the same");
      assertThat(settings(other)).isEqualTo(settings(stack));

      Api recs = shop.recs(other);
      assertThat(recs.get("/v1/shoppers/" + forgotten).status()).isEqualTo(404);
      String known = "client:" + clicks.loners().get(1).getFirst().browser();
      assertThat(recs.get("/v1/shoppers/" + known).status()).isEqualTo(200);

      Stack.Result again = other.nova(List.of("restore", backup.toString()));
      assertThat(again.exit()).isEqualTo(1);
      assertThat(again.output()).contains("into an empty stack only", "the shop " + shop.name());
    }
  }

  /** Every row of what was set, as the superuser sees it. */
  private static List<String> settings(Stack stack) throws SQLException {
    var rows = new ArrayList<String>();
    try (var postgres = stack.postgres();
        var statement = postgres.createStatement()) {
      statement.execute("SET timezone = 'UTC'");
      for (String table : SETTINGS) {
        var found =
            statement.executeQuery("SELECT row_to_json(t)::text FROM " + table + " t ORDER BY 1");
        while (found.next()) {
          rows.add(table + " " + found.getString(1));
        }
      }
    }
    return rows;
  }

  private String forgetOne(RealClicks clicks) {
    String client = "client:" + clicks.loners().getFirst().getFirst().browser();
    assertThat(shop.admin("/erasures", "{\"shopper\": \"%s\"}".formatted(client)).status())
        .isEqualTo(202);
    await("it is forgotten")
        .atMost(PATIENCE)
        .until(() -> shop.recs().get("/v1/shoppers/" + client).status() == 404);
    return client;
  }

  private static void succeeds(Stack.Result result) {
    assertThat(result.exit()).as(result.output()).isZero();
  }
}
