package dev.novapixel.admin.http;

import dev.novapixel.admin.live.LiveStats;
import dev.novapixel.admin.live.Stats;
import dev.novapixel.admin.shops.ShopId;
import dev.novapixel.admin.shops.ShopStore;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/shops/{shop}/stats}: what the console asks each second. While nothing changes, it is
 * told so and no more.
 */
@Controller("/v1/shops/{shop}/stats")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatsController {
  private final ShopStore shops;
  private final LiveStats stats;
  private final InstantSource clock;

  StatsController(ShopStore shops, LiveStats stats, InstantSource clock) {
    this.shops = shops;
    this.stats = stats;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> get(
      String shop, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    if (!ShopId.isValid(shop) || shops.find(shop).isEmpty()) {
      return ShopController.noSuchShop(shop);
    }
    Stats now = stats.of(shop);
    String tag = ConsoleController.tag(Json.write(now));
    if (tag.equals(ifNoneMatch)) {
      return HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, tag);
    }
    return Answers.ok(now, Map.of("as_of", clock.instant())).header(HttpHeaders.ETAG, tag);
  }
}
