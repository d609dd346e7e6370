package dev.novapixel.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.intake.EventResult;
import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.protocol.RequestFault;
import io.micronaut.http.MutableHttpResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of client is told, by what it does with the answer. */
final class ClientAnswersTest {
  /** Statuses that make Snowplow's trackers drop what they sent. */
  private static final Set<Integer> SNOWPLOW_DROPS = Set.of(400, 401, 403, 410, 422);

  @Test
  void whereAllIsSettledPixelsAndLibrariesAreDoneWhateverCameOfIt() {
    Outcome rejected = answered(Status.REJECTED);
    assertThat(Answers.of(rejected).code()).isEqualTo(422);
    assertThat(Answers.ofPixel(rejected).code()).isEqualTo(202);
    assertThat(text(SegmentAnswers.of(rejected))).isEqualTo("200 {\"success\":true}");
    assertThat(text(SnowplowAnswers.ofPost(rejected))).isEqualTo("200 ok");
    assertThat(SnowplowAnswers.ofImage(rejected).code()).isEqualTo(200);
  }

  @Test
  void anImageIsAnImage() throws IOException {
    MutableHttpResponse<byte[]> image = Image.of(answered(Status.ACCEPTED));
    BufferedImage shown = ImageIO.read(new ByteArrayInputStream(image.body()));
    assertThat(shown.getWidth()).isEqualTo(1);
    assertThat(shown.getRGB(0, 0) >>> 24).as("opacity").isZero();
    assertThat(image.getContentType()).hasToString("Optional[image/gif]");
  }

  static Stream<MutableHttpResponse<byte[]>> oneToRepeat() {
    Outcome outcome = answered(Status.ACCEPTED, Status.RETRY);
    return Stream.of(
        Answers.of(outcome),
        Answers.ofPixel(outcome),
        SegmentAnswers.of(outcome),
        SnowplowAnswers.ofPost(outcome),
        SnowplowAnswers.ofImage(outcome),
        Image.of(outcome));
  }

  @ParameterizedTest
  @MethodSource("oneToRepeat")
  void whereOneEventIsNotOnTheLogEverybodyComesBack(MutableHttpResponse<byte[]> response) {
    assertThat(response.code()).isEqualTo(503);
    assertThat(response.header("Retry-After")).matches("[1-5]");
  }

  @ParameterizedTest
  @EnumSource
  void aSnowplowTrackerNeverRepeatsWhatCanNeverBeRead(RequestFault fault) {
    int status = SnowplowAnswers.ofPost(new Outcome.Unreadable(fault, "")).code();
    if (fault == RequestFault.TOO_SLOW) {
      assertThat(status).isEqualTo(408);
    } else {
      assertThat(status).isIn(SNOWPLOW_DROPS);
    }
  }

  @Test
  void aStatusThatIsAnotherThanUsualIsWhatTheProblemSaysToo() {
    Outcome outcome = new Outcome.Unreadable(RequestFault.BODY_TOO_LARGE, "");
    assertThat(text(SnowplowAnswers.ofPost(outcome))).startsWith("422 ").contains("\"status\":422");
    assertThat(text(SegmentAnswers.of(outcome))).startsWith("413 ").contains("\"status\":413");
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsToldForGoodWhatPasses(Refusal refusal) {
    Set<Refusal> forGood =
        EnumSet.of(
            Refusal.UNKNOWN_KEY,
            Refusal.SHOP_DISABLED,
            Refusal.SHOP_MISMATCH,
            Refusal.ORIGIN_NOT_ALLOWED,
            Refusal.SERVER_KEY_REQUIRED,
            Refusal.BAD_SIGNATURE);
    int status = SnowplowAnswers.ofPost(new Outcome.Refused(refusal)).code();
    assertThat(status == 401 || status == 403).isEqualTo(forGood.contains(refusal));
  }

  private static Outcome answered(Status... statuses) {
    return new Outcome.Answered(
        Stream.of(statuses).map(status -> new EventResult("e", status, null, null)).toList());
  }

  private static String text(MutableHttpResponse<byte[]> response) {
    return response.code() + " " + new String(response.body(), StandardCharsets.UTF_8);
  }
}
