package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginsTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  @Test
  void anEventGoesToTheLastLoginNotAfterIt() {
    var logins = Logins.NONE.plus(at(10), "ann").plus(at(20), "bob");

    assertThat(logins.ownerAt(time(15))).contains("ann");
    assertThat(logins.ownerAt(time(20))).contains("bob");
    assertThat(logins.ownerAt(time(99))).contains("bob");
  }

  @Test
  void anEventBeforeAnyLoginGoesToTheFirst() {
    assertThat(Logins.NONE.plus(at(10), "ann").ownerAt(time(1))).contains("ann");
    assertThat(Logins.NONE.ownerAt(time(1))).isEmpty();
  }

  @Test
  void aLateLoginInsertsAPieceOfThePastAndNeverTakesTheCurrentPlace() {
    var logins = Logins.NONE.plus(at(10), "ann").plus(at(20), "ann").plus(at(15), "bob");

    assertThat(logins.ownerAt(time(17))).contains("bob");
    assertThat(logins.ownerAt(time(25))).contains("ann");
    assertThat(logins.current().customer()).isEqualTo("ann");
  }

  @Test
  void theCurrentLoginIsTheFirstOfItsCustomersStay() {
    var logins =
        Logins.NONE.plus(at(1), "bob").plus(at(2), "ann").plus(at(3), "ann").plus(at(4), "ann");

    assertThat(logins.current().cause()).isEqualTo(at(2));
  }

  @Test
  void repeatedLoginsOfOneCustomerAreForgottenButTheEndsOfTheStay() {
    var logins = Logins.NONE;
    for (int minute = 0; minute < 500; minute++) {
      logins = logins.plus(at(minute), "ann");
    }

    assertThat(logins.all()).hasSize(Logins.REPEATED_LIMIT + 2);
    assertThat(logins.all().getFirst().cause()).isEqualTo(at(0));
    assertThat(logins.all().getLast().cause()).isEqualTo(at(499));
  }

  @Test
  void aKioskKeepsItsNewestLogins() {
    var logins = Logins.NONE;
    for (int minute = 0; minute < 500; minute++) {
      logins = logins.plus(at(minute), "u" + minute);
    }

    assertThat(logins.all()).hasSize(Logins.LIMIT);
    assertThat(logins.current().customer()).isEqualTo("u499");
  }

  private static Cause at(int minute) {
    return new Cause(time(minute), "e%03d".formatted(minute), NOON);
  }

  private static Instant time(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }
}
