package dev.novapixel.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonReaderTest {

  @Test
  void aTokenSaysWhatItIsAndWhereItStands() {
    assertThat(Walk.ours(" {\"a\" : [1, \"x\\n\", 2.5e1, null]}").tokens())
        .containsExactly(
            "START_OBJECT  1 2",
            "FIELD_NAME a 2",
            "START_ARRAY  8 9",
            "VALUE_NUMBER_INT 1 9 10",
            "VALUE_STRING x\n 12 17",
            "VALUE_NUMBER_FLOAT 2.5e1 19 24",
            "VALUE_NULL null 26 30",
            "END_ARRAY  30 31",
            "END_OBJECT  31 32");
  }

  @Test
  void everyCharacterIsReadHoweverItIsWritten() {
    assertThat(Walk.ours("[\"水😀\",\"/\\/\"]").tokens())
        .contains("VALUE_STRING 水😀 1 10", "VALUE_STRING // 11 16");
    assertThat(Walk.ours("{\"\\uD83D\\ude00\":\"\\uD83D\\ude00\"}").tokens())
        .contains("FIELD_NAME 😀 1", "VALUE_STRING 😀 16 30");
  }

  @Test
  void whereReadingStoppedIsSaidAsAPointer() {
    assertThat(Walk.ours("[{},{\"a/b~\":{\"c\":[1,tru]}}]").end())
        .isEqualTo("no JSON /1/a~1b~0/c/1");
  }

  @Test
  void controlCharactersStandNeitherInStringsNorBetweenThem() {
    for (String control : List.of("\u0001", "\n", "\u001f")) {
      for (int before : new int[] {0, 7, 63, 64, 200}) {
        String text = "[\"" + "x".repeat(before) + control + "y\"]";
        assertThat(Walk.ours(text)).isEqualTo(Walk.jacksons(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(Walk.ours(text).end()).isEqualTo("no JSON /0");
      }
    }
    assertThat(Walk.ours("[1,\u0001]").end()).isEqualTo("no JSON /1");
  }

  @Test
  void namesAreBoundedWhetherTheyAreKeptOrNot() {
    assertThat(Walk.ours("{\"" + "n".repeat(1024) + "\":1}").end()).isEqualTo("read");
    assertThat(Walk.ours("{\"" + "n".repeat(1025) + "\":1}").end()).isEqualTo("beyond ");
    assertThat(Walk.ours("{\"\\n" + "n".repeat(1024) + "\":1}").end()).isEqualTo("beyond ");
  }

  @Test
  void onlyAStringThatIsAskedForIsTooLong() {
    String text = "[\"" + "x".repeat(Walk.LIMITS.stringLength() + 1) + "\"]";
    assertThat(Walk.ours(text).end()).isEqualTo("beyond /0");
    JsonReader json = reader(text);
    json.nextDocument();
    json.skipChildren();
    assertThat(json.nextDocument()).isNull();
  }

  @Test
  void whatIsSkippedIsStillRead() {
    JsonReader json = reader("[[1,{\"a\":[2]},3],4]");
    json.nextDocument();
    json.next();
    json.skipChildren();
    assertThat(json.token()).isEqualTo(JsonToken.END_ARRAY);
    assertThat(json.next()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
    json.skipChildren();
    assertThat(json.text()).isEqualTo("4");

    JsonReader broken = reader("[[1,tru],4]");
    broken.nextDocument();
    assertThatThrownBy(broken::skipChildren).isInstanceOf(UnreadableJson.class);
  }

  @Test
  void theDigitsOfAnExponentAreCounted() {
    JsonReader json = reader("[1,1.5,1e7,1E-0400,2]");
    json.nextDocument();
    int[] digits = new int[5];
    for (int i = 0; i < digits.length; i++) {
      json.next();
      digits[i] = json.exponentDigits();
    }
    assertThat(digits).containsExactly(0, 0, 1, 4, 0);
  }

  /** Far more than there are places, so that many meet at one. */
  @Test
  void namesThatMeetAtOnePlaceStayThemselves() {
    Names names = new Names();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        String name = "n" + i;
        byte[] bytes = ("{\"" + name + "\":1}").getBytes(StandardCharsets.UTF_8);
        assertThat(names.of(bytes, 2, 2 + name.length())).isEqualTo(name);
      }
    }
  }

  @Test
  void aNameThatWasMetIsTheSameString() {
    byte[] bytes = "{\"clientId\":1,\"clientId\":2}".getBytes(StandardCharsets.UTF_8);
    Names names = new Names();
    assertThat(names.of(bytes, 2, 10)).isSameAs(names.of(bytes, 15, 23));
  }

  private static JsonReader reader(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new JsonReader(bytes, 0, bytes.length, Walk.LIMITS);
  }
}
