package dev.novapixel.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PersonalFieldListsTest {

  @ParameterizedTest
  @EnumSource
  void whatIsPersonalEverywhereIsPersonalInEveryDialect(Dialect dialect) {
    assertThat(PersonalFields.standard(dialect).contains(path("anything", "email"))).isTrue();
  }

  @Test
  void aSectionIsItsDialectsOnly() {
    assertThat(PersonalFields.standard(Dialect.SHOPIFY_WEBHOOK).contains(path("order_status_url")))
        .isTrue();
    assertThat(PersonalFields.standard(Dialect.SHOPIFY_PIXEL).contains(path("order_status_url")))
        .isFalse();
  }

  @Test
  void anOperatorsFileAddsToOneListAndLeavesTheOthers() {
    PersonalFieldLists lists = lists("[snowplow]", "$..nickname_of_dog  # really");

    assertThat(lists.of(Dialect.SNOWPLOW).contains(path("x", "nicknameOfDog"))).isTrue();
    assertThat(lists.of(Dialect.SNOWPLOW).contains(path("email"))).isTrue();
    assertThat(lists.of(Dialect.SEGMENT).contains(path("x", "nicknameOfDog"))).isFalse();
  }

  @Test
  void aFileThatNamesNoSectionIsForAll() {
    PersonalFieldLists lists = lists("$..shoe_size");
    for (Dialect dialect : Dialect.values()) {
      assertThat(lists.of(dialect).contains(path("shoeSize"))).isTrue();
    }
  }

  @Test
  void aMinusTakesALineOffTheList() {
    PersonalFieldLists lists = lists("[segment]", "- $..city");

    assertThat(lists.of(Dialect.SEGMENT).contains(path("traits", "city"))).isFalse();
    assertThat(lists.of(Dialect.SNOWPLOW).contains(path("traits", "city"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data.email       | starts with '$.'
          $..attributes[]  | ends in a member
          $..              | ends in a member
          [shopify_pixel]  | no section
          - $..not_listed  | not on the list
          -                | starts with '$.'
          """)
  void aLineThatCanNotBeUsedStopsTheStartWithItsNumber(String line, String reason) {
    assertThatThrownBy(() -> lists("# mine", "$..fine", line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.txt, line 3: ")
        .hasMessageContaining(reason);
  }

  @Test
  void aFileIsReadAsItIsWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("fields.txt");
    Files.writeString(file, "[all]\n\n  $..shoe_size\n");
    assertThat(PersonalFieldLists.standardWith(file).of(Dialect.SEGMENT).contains(path("shoeSize")))
        .isTrue();

    assertThatThrownBy(() -> PersonalFieldLists.standardWith(folder.resolve("none.txt")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.txt");
  }

  private static PersonalFieldLists lists(String... lines) {
    return PersonalFieldLists.standardWith("mine.txt", List.of(lines));
  }

  private static JsonPath path(String... steps) {
    JsonPath path = new JsonPath(steps.length);
    for (String step : steps) {
      path.enter(step);
    }
    return path;
  }
}
