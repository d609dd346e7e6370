package dev.novapixel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.novapixel.features.reference.Events;
import dev.novapixel.features.session.Fragment;
import dev.novapixel.features.unit.ShopperUnits;
import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.reference.ReferenceFeatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real clicks of a shop (REES46): all of one morning. The data is not part of this repository; it
 * is looked for in {@code shared/data} beside it or above it, or where the system property {@code
 * nova.data} says.
 */
class RealClicksTest {
  private static final String FILE = "rees46_multicat_oct2019/events_20191001_0000-0250.csv.gz";

  private Map<String, List<ShopperEvent>> byUser = Map.of();

  @BeforeEach
  void read() throws IOException {
    Optional<Path> file = file();
    assumeTrue(file.isPresent(), "skipped: shared/data/" + FILE + " is not here");
    byUser = clicks(file.orElseThrow());
  }

  @Test
  void sessionsByUserAndThirtyMinutesAreAsManyAsPublished() {
    assertThat(byUser.values().stream().mapToInt(List::size).sum()).isEqualTo(17_434);
    assertThat(byUser).hasSize(4_504);

    var random = new Random(1);
    int sessions = 0;
    for (List<ShopperEvent> events : byUser.values()) {
      var late = new ArrayList<>(events);
      Collections.shuffle(late, random);
      sessions += held(late).sessions().joined().size();
    }

    assertThat(sessions).isEqualTo(4_518);
  }

  @Test
  void theMostActiveUsersFeaturesEqualABruteForceCount() {
    Comparator<List<ShopperEvent>> bySize = Comparator.comparingInt(List::size);
    byUser.values().stream().sorted(bySize.reversed()).limit(40).forEach(this::assertEqual);
  }

  private void assertEqual(List<ShopperEvent> events) {
    ShopperUnits held = held(events);
    Identifier user = events.getFirst().shopper();
    long asOf = held.asOf(Long.MIN_VALUE) + 60_000;
    var features = held.features(Events.SHOP, user, asOf).orElseThrow();
    var reference = new ReferenceFeatures(events);

    for (Window window : Window.values()) {
      assertThat(features.rolling(window))
          .isEqualTo(reference.rolling(window, Instant.ofEpochMilli(asOf)));
    }
    assertThat(features.profile()).isEqualTo(reference.profile());
    List<ShopperEvent> last = reference.sessions().getLast();
    var session = Objects.requireNonNull(features.session());
    assertThat(session.id()).isEqualTo(Fragment.of(last.getFirst()).orElseThrow().sessionId());
    assertThat(session.productViews())
        .isEqualTo(
            (int) last.stream().filter(e -> e.action() instanceof Action.ProductViewed).count());
  }

  private static ShopperUnits held(List<ShopperEvent> events) {
    var unit = new UnitState(events.getFirst().unit());
    events.forEach(unit::add);
    return ShopperUnits.of(List.of(UnitState.of(unit.id(), unit.toBytes())));
  }

  private static Map<String, List<ShopperEvent>> clicks(Path file) throws IOException {
    var byUser = new TreeMap<String, List<ShopperEvent>>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split(",", -1);
        byUser.computeIfAbsent(columns[7], _ -> new ArrayList<>()).add(event(columns));
      }
    }
    return byUser;
  }

  private static ShopperEvent event(String[] columns) {
    String user = columns[7];
    Instant at = Instant.parse(columns[0].replace(" UTC", "Z").replace(' ', 'T'));
    String category = columns[4].isEmpty() ? null : columns[4];
    Money price = Money.of(new BigDecimal(columns[6]), "USD").orElseThrow();
    var item = Events.item(columns[2], category, price, 1);
    Action action =
        switch (columns[1]) {
          case "view" -> new Action.ProductViewed(item);
          case "cart" -> new Action.CartChanged(Action.CartChanged.Change.ADDED, item);
          default ->
              new Action.CheckoutReached(
                  Action.CheckoutReached.Step.COMPLETED, List.of(item), price);
        };
    return Events.of(user, UnitId.guest(user), Identifier.client(user), at, action);
  }

  private static Optional<Path> file() {
    String named = System.getProperty("nova.data");
    if (named != null) {
      return Optional.of(Path.of(named, FILE)).filter(Files::exists);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path file = folder.resolve("shared/data").resolve(FILE);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }
}
