package dev.novapixel.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.intake.EventResult;
import dev.novapixel.gateway.protocol.Limits;
import dev.novapixel.gateway.protocol.Reason;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page is written by hand; these hold it to the code. */
final class OpenApiTest {
  private static final String PAGE = page();

  @Test
  void everyRouteIsOnThePageAndNoOther() {
    assertThat(matches("(?m)^  (/\\S*):"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    EventsController.class,
                    SegmentController.class,
                    SnowplowController.class,
                    ValidationController.class,
                    WebhooksController.class,
                    PixelScriptController.class,
                    OpsController.class)
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .flatMap(OpenApiTest::routes)
                .toList());
  }

  @Test
  void everyReasonIsOnThePageAndNoOther() {
    Stream<String> codes =
        Stream.concat(
            Stream.of(EventResult.DROPPED_BY_CONSENT, EventResult.NOT_ACKNOWLEDGED),
            Arrays.stream(Reason.values()).map(Reason::code));
    assertThat(matches("(?m)^                  - (\\w+)$"))
        .containsExactlyElementsOf(codes.toList());
  }

  @Test
  void everyProblemOfAPostIsOnThePageWithItsStatus() {
    String post = PAGE.substring(PAGE.indexOf("responses:"), PAGE.indexOf("/s/{key}/v1/events:"));
    for (ProblemType type : ProblemType.values()) {
      String word = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
      switch (type) {
        case NOT_FOUND,
            METHOD_NOT_ALLOWED,
            INTERNAL_ERROR,
            BAD_SIGNATURE,
            WEBHOOKS_NOT_CONFIGURED ->
            assertThat(post).doesNotContain("`" + word + "`");
        default -> {
          String answer = post.substring(post.indexOf("\"" + type.status().getCode() + "\":"));
          int next = answer.indexOf("\n        \"", 1);
          assertThat(next < 0 ? answer : answer.substring(0, next)).contains("`" + word + "`");
        }
      }
    }
  }

  @Test
  void theLimitOfEventsIsTheParsers() {
    assertThat(matches("maxItems: (\\d+)")).containsOnly(Integer.toString(Limits.EVENTS));
  }

  private static Stream<String> routes(Method method) {
    if (method.isAnnotationPresent(Post.class)) {
      return Arrays.stream(method.getAnnotation(Post.class).uris());
    }
    return method.isAnnotationPresent(Get.class)
        ? Stream.of(gets(method.getAnnotation(Get.class)))
        : Stream.empty();
  }

  private static String[] gets(Get get) {
    if (get.uris().length > 1 || !get.uris()[0].equals("/")) {
      return get.uris();
    }
    return new String[] {get.uri().equals("/") ? get.value() : get.uri()};
  }

  private static List<String> matches(String pattern) {
    return Pattern.compile(pattern).matcher(PAGE).results().map(match -> match.group(1)).toList();
  }

  private static String page() {
    try (InputStream page = OpsController.class.getResourceAsStream("openapi.yml")) {
      return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
