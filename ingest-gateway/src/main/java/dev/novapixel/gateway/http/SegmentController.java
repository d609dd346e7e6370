package dev.novapixel.gateway.http;

import dev.novapixel.gateway.privacy.PersonalFieldLists;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.segment.Call;
import dev.novapixel.gateway.segment.SegmentRequests;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * Takes what the clients of Segment and RudderStack send, at the addresses that they know. Browsers
 * use the short ones.
 */
@Controller
final class SegmentController {
  private final Reception reception;
  private final Map<Call, ClientProtocol> calls = new EnumMap<>(Call.class);
  private final Map<Call, ClientProtocol> images = new EnumMap<>(Call.class);

  SegmentController(Settings settings, PersonalFieldLists lists, Reception reception) {
    this.reception = reception;
    PersonalFields personal = lists.of(Dialect.SEGMENT);
    for (Call call : Call.values()) {
      var parser = SegmentRequests.parser(call, personal, settings.get(Setting.EVENT_LIMIT));
      calls.put(call, new ClientProtocol(Dialect.SEGMENT, parser, SegmentAnswers::of));
      images.put(call, new ClientProtocol(Dialect.SEGMENT, parser, Image::of));
    }
  }

  @Post(
      uris = {"/v1/track", "/v1/t", "/s/{key}/v1/track", "/s/{key}/v1/t"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> track(HttpRequest<?> request) {
    return take(request, Call.TRACK);
  }

  @Post(
      uris = {"/v1/identify", "/v1/i", "/s/{key}/v1/identify", "/s/{key}/v1/i"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> identify(HttpRequest<?> request) {
    return take(request, Call.IDENTIFY);
  }

  @Post(
      uris = {"/v1/page", "/v1/p", "/s/{key}/v1/page", "/s/{key}/v1/p"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> page(HttpRequest<?> request) {
    return take(request, Call.PAGE);
  }

  @Post(
      uris = {"/v1/screen", "/v1/s", "/s/{key}/v1/screen", "/s/{key}/v1/s"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> screen(HttpRequest<?> request) {
    return take(request, Call.SCREEN);
  }

  @Post(
      uris = {"/v1/group", "/v1/g", "/s/{key}/v1/group", "/s/{key}/v1/g"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> group(HttpRequest<?> request) {
    return take(request, Call.GROUP);
  }

  @Post(
      uris = {"/v1/alias", "/v1/a", "/s/{key}/v1/alias", "/s/{key}/v1/a"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> alias(HttpRequest<?> request) {
    return take(request, Call.ALIAS);
  }

  @Post(
      uris = {"/v1/merge", "/s/{key}/v1/merge"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> merge(HttpRequest<?> request) {
    return take(request, Call.MERGE);
  }

  @Post(
      uris = {
        "/v1/batch",
        "/v1/b",
        "/beacon/v1/batch",
        "/s/{key}/v1/batch",
        "/s/{key}/v1/b",
        "/s/{key}/beacon/v1/batch"
      },
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> batch(HttpRequest<?> request) {
    return take(request, Call.BATCH);
  }

  @Get(uri = "/pixel/v1/track", produces = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> trackingImage(HttpRequest<?> request) {
    return image(request, Call.TRACK);
  }

  @Get(uri = "/pixel/v1/page", produces = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> pageImage(HttpRequest<?> request) {
    return image(request, Call.PAGE);
  }

  private CompletionStage<MutableHttpResponse<byte[]>> take(HttpRequest<?> request, Call call) {
    return reception.take(request, of(calls, call));
  }

  private CompletionStage<MutableHttpResponse<byte[]>> image(HttpRequest<?> request, Call call) {
    return reception.take(request, QueryJson.nested(request.getParameters()), of(images, call));
  }

  private static ClientProtocol of(Map<Call, ClientProtocol> protocols, Call call) {
    return Objects.requireNonNull(protocols.get(call), "every call has one");
  }
}
