package dev.novapixel.bench.streams;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bundled real clicks of REES46 as the stitcher would have written them: each of the account
 * that the row names. Every replay is another shop's, and ends now.
 */
final class RealRows {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
  private static final Duration GAP = Duration.ofMinutes(30);

  private final List<Row> rows = new ArrayList<>();
  private int replays;

  private record Row(
      Instant at,
      String kind,
      String product,
      @Nullable String category,
      @Nullable String brand,
      BigDecimal price,
      String user,
      String session) {
    static Row of(String[] columns) {
      return new Row(
          LocalDateTime.parse(columns[0], TIME).toInstant(ZoneOffset.UTC),
          columns[1],
          columns[2],
          columns[4].isEmpty() ? null : columns[4],
          columns[5].isEmpty() ? null : columns[5],
          new BigDecimal(columns[6]),
          columns[7],
          columns[8]);
    }
  }

  RealRows(Path file) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.lines().skip(1).map(line -> Row.of(line.split(",", -1))).forEach(rows::add);
    }
  }

  int size() {
    return rows.size();
  }

  /** Hands out all of them once more. */
  void replay(Consumer<ShopperEvent> reader) {
    String shop = "replay-" + replays++ + ".test";
    Instant now = Instant.now();
    Duration shift = Duration.between(rows.getLast().at(), now);
    for (int number = 0; number < rows.size(); number++) {
      reader.accept(event(shop, number, rows.get(number), shift, now));
    }
  }

  private static ShopperEvent event(
      String shop, int number, Row row, Duration shift, Instant receivedAt) {
    Instant at = row.at().plus(shift);
    return new ShopperEvent(
        shop,
        Identifier.customer(row.user()),
        UnitId.owned(row.session(), row.user()),
        1,
        "r" + number,
        at,
        receivedAt,
        row.session(),
        null,
        row.user(),
        Consent.ABSENT,
        GAP,
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        action(number, row, at));
  }

  private static Action action(int number, Row row, Instant at) {
    var price = new Money(row.price().movePointRight(2).longValue(), "USD");
    var item = new Item(row.product(), null, null, row.category(), row.brand(), price, 1);
    return switch (row.kind()) {
      case "view" -> new Action.ProductViewed(item);
      case "cart" -> new Action.CartChanged(Action.CartChanged.Change.ADDED, item);
      default -> new Action.OrderChanged("o" + number, at, 1, price, List.of(item));
    };
  }
}
