package dev.novapixel.gateway.http;

import dev.novapixel.gateway.pixel.PixelRequests;
import dev.novapixel.gateway.privacy.PersonalFieldLists;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Removals;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.gateway.protocol.Trial;
import dev.novapixel.gateway.segment.Call;
import dev.novapixel.gateway.segment.SegmentRequests;
import dev.novapixel.gateway.snowplow.SnowplowRequests;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Says what would become of events in any client's language, in our own words. {@code ?as=} names
 * whose request it is; by itself it is taken for our pixel's.
 */
@Controller
final class ValidationController {
  private static final String AS = "as";
  private static final String EVENTS = "events";

  /** A language, and how its trials are told. */
  private record Tried(ClientProtocol protocol, Trial trial) {}

  private final Reception reception;
  private final Map<String, Tried> languages = new LinkedHashMap<>();

  ValidationController(Settings settings, PersonalFieldLists lists, Reception reception) {
    this.reception = reception;
    int limit = settings.get(Setting.EVENT_LIMIT);
    PersonalFields pixel = lists.of(Dialect.SHOPIFY_PIXEL);
    add(EVENTS, Dialect.SHOPIFY_PIXEL, PixelRequests.parser(pixel, limit), inPlain(pixel));
    PersonalFields segment = lists.of(Dialect.SEGMENT);
    for (Call call : Call.values()) {
      add(
          call.name().toLowerCase(Locale.ROOT),
          Dialect.SEGMENT,
          SegmentRequests.parser(call, segment, limit),
          inPlain(segment));
    }
    PersonalFields snowplow = lists.of(Dialect.SNOWPLOW);
    add(
        "snowplow",
        Dialect.SNOWPLOW,
        SnowplowRequests.ofPosts(snowplow, limit),
        SnowplowRequests.trial(snowplow));
  }

  private void add(String name, Dialect dialect, RequestParser parser, Trial trial) {
    languages.put(name, new Tried(new ClientProtocol(dialect, parser, Answers::of), trial));
  }

  private static Trial inPlain(PersonalFields personal) {
    return (body, shape) -> Removals.of(body, shape, personal);
  }

  @Post(
      uris = {"/v1/validate", "/s/{key}/v1/validate"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> validate(HttpRequest<?> request) {
    Tried tried = languages.get(request.getParameters().get(AS, String.class).orElse(EVENTS));
    return tried == null
        ? CompletableFuture.completedFuture(
            Answers.of(
                Problem.of(
                    ProblemType.BAD_REQUEST,
                    AS + " has to be one of " + String.join(", ", languages.keySet()))))
        : reception.validate(request, tried.protocol(), tried.trial());
  }
}
