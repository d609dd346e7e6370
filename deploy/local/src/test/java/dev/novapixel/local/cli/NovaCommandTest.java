package dev.novapixel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NovaCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyCommandSaysWhatItDoes() {
    assertThat(NovaCommand.commandLine().getSubcommands().values())
        .allSatisfy(command ->
            assertThat(
                    command.getCommandSpec().usageMessage().hidden()
                        || command.getCommandSpec().usageMessage().description().length > 0)
                .isTrue());
  }

  @Test
  void aWordThatIsNoCommandIsRefusedWithThoseThatAre() {
    assertThat(run("sned")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("There is no command 'sned'.")
        .contains("demo", "send", "shopper")
        .doesNotContain("supervise");
  }

  @Test
  void aDryRunShowsWhatRowsBecomeAndSendsNothing() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("clicks.csv"),
            """
            event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
            2019-10-01 00:00:00 UTC,view,44600062,2103807459595387724,,shiseido,35.79,541312140,s1
            yesterday,view,44600062,2103807459595387724,,shiseido,35.79,541312140,s1
            """);

    assertThat(run("send", "--dry-run", "--as", "rees46", file.toString())).isZero();
    assertThat(out.toString())
        .contains(
            "\"name\" : \"product_viewed\"",
            "row 3: 'yesterday' is no time",
            "1 events; nothing was sent.");
  }

  @Test
  void aFileThatIsNotThereAndAMappingThatIsUnknownAreNamed() throws IOException {
    assertThat(run("send", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none.csv");

    var file = Files.writeString(folder.resolve("some.csv"), "a\n1\n");
    assertThat(run("send", "--dry-run", "--as", "rees64", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no mapping 'rees64'");
  }

  @Test
  void everyCommandExplainsItselfWhenAsked() {
    assertThat(run("send", "--help")).isZero();
    assertThat(out.toString()).contains("--rate", "--as-live", "FILE.rejected.ndjson");
    assertThat(run("shop", "add", "--help")).isZero();
    assertThat(out.toString()).contains("--consent");
  }

  @Test
  void aReplayThatCannotBeRightIsRefusedBeforeAnythingIsAsked() {
    assertThat(run("replay", "--from", "yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("or an age such as 12h");
    assertThat(run("replay", "--from", "2999-01-01T00:00:00Z")).isEqualTo(2);
    assertThat(err.toString()).contains("--from is a time in the past");
    assertThat(run("replay", "--shop", "a.test", "--accept-differences")).isEqualTo(2);
    assertThat(err.toString()).contains("give one of them");
    assertThat(run("replay", "--status", "--from", "12h")).isEqualTo(2);
    assertThat(err.toString()).contains("go with a replay that builds");
  }

  @Test
  void aMistakeIsToldInTwoLines() {
    assertThat(run("send", "--fast", "clicks.csv")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("Unknown option: '--fast'", "./nova send --help tells more.");
  }

  @Test
  void aFolderIsNoFileOfEvents() {
    assertThat(run("send", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(folder + " is a folder; name the files in it.");
  }

  @Test
  void aMappingFileThatIsNotThereIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("some.csv"), "a\n1\n");
    var mapping = folder.resolve("none.yml");

    assertThat(run("send", "--dry-run", "--map", mapping.toString(), file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file " + mapping + ".");
  }

  @Test
  void aPaceThatIsNoneIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("some.csv"), "a\n1\n");

    assertThat(run("send", "--dry-run", "--as", "otto", "--speed", "fast", file.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--speed one such as 60x");
  }

  @Test
  void aHostIsNamedAsItIsAndNotAsItsAddress() {
    for (var wrong :
        List.of("https://socks.example", "socks.example:443", "Socks.example", "a/b")) {
      assertThat(run("shop", "hosts", "socks.example", "k1", wrong)).isEqualTo(2);
      assertThat(err.toString()).contains("'" + wrong + "' is no host.");
    }
  }

  @Test
  void thatAKeyIsForAllPagesHasToBeSaid() {
    assertThat(run("shop", "hosts", "socks.example", "k1")).isEqualTo(2);
    assertThat(err.toString()).contains("Name the hosts", "--any");
    assertThat(run("shop", "hosts", "socks.example", "k1", "www.socks.example", "--any"))
        .isEqualTo(2);
  }

  private int run(String... words) {
    return NovaCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
