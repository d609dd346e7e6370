package dev.novapixel.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFileTest {
  @TempDir private Path folder;

  @Test
  void aUsersMappingIsReadFromItsFile() throws IOException {
    var recipe =
        Mappings.in(
            file(
                """
                source: shopware
                time: {column: at, format: iso}
                client: ${visitor}
                name: page_viewed
                events:
                  page_viewed:
                    /context/document/location/href: https://shop.example${path}
                    /data/flag: true
                """));

    var event =
        Run.of(recipe, "", "at,visitor,path\n2026-01-02T03:04:05+01:00,v1,/shoes\n")
            .events()
            .getFirst();

    assertThat(recipe.source()).isEqualTo("shopware");
    assertThat(event.id()).startsWith("shopware-");
    assertThat(event.json().at("/context/document/location/href").asText())
        .isEqualTo("https://shop.example/shoes");
    assertThat(event.json().at("/data/flag").booleanValue()).isTrue();
    assertThat(event.time()).hasToString("2026-01-02T02:04:05Z");
  }

  @Test
  void whatAMappingDoesNotKnowIsRefusedByName() throws IOException {
    var typo =
        file(
            "source: x\ntime: {column: at, format: iso}\nclints: ${v}\nname: page_viewed\nevents: {}\n");

    assertThatThrownBy(() -> Mappings.in(typo))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("knows no 'clints'");
  }

  @Test
  void aShapeThatIsNotThereIsNamed() throws IOException {
    var missing =
        file(
            "source: x\ntime: {column: at, format: iso}\nname: a\nevents: {a: {/data: {shape: product}}}\n");

    assertThatThrownBy(() -> Mappings.in(missing)).hasMessageContaining("no shape 'product'");
  }

  @Test
  void aPatternThatIsNoPatternIsRefused() throws IOException {
    var wrong = file("source: x\ntime: {column: at, format: 'qqqqqqq'}\nname: a\nevents: {}\n");

    assertThatThrownBy(() -> Mappings.in(wrong)).isInstanceOf(MappingException.class);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("mapping.yml"), yaml);
  }
}
