package dev.novapixel.gateway.http;

import dev.novapixel.gateway.privacy.PersonalFieldLists;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.snowplow.SnowplowRequests;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.concurrent.CompletionStage;

/** Takes what Snowplow's trackers send, at the addresses that they know. */
@Controller
final class SnowplowController {
  private final Reception reception;
  private final ClientProtocol posts;
  private final ClientProtocol images;

  SnowplowController(Settings settings, PersonalFieldLists lists, Reception reception) {
    PersonalFields personal = lists.of(Dialect.SNOWPLOW);
    int limit = settings.get(Setting.EVENT_LIMIT);
    this.reception = reception;
    this.posts =
        new ClientProtocol(
            Dialect.SNOWPLOW, SnowplowRequests.ofPosts(personal, limit), SnowplowAnswers::ofPost);
    this.images =
        new ClientProtocol(
            Dialect.SNOWPLOW,
            SnowplowRequests.ofQueries(personal, limit),
            SnowplowAnswers::ofImage);
  }

  @Post(
      uris = {"/com.snowplowanalytics.snowplow/tp2", "/s/{key}/com.snowplowanalytics.snowplow/tp2"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> post(HttpRequest<?> request) {
    return reception.take(request, posts);
  }

  @Get(
      uris = {"/i", "/ice.png", "/s/{key}/i", "/s/{key}/ice.png"},
      produces = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> image(HttpRequest<?> request) {
    return reception.take(request, QueryJson.flat(request.getParameters()), images);
  }
}
