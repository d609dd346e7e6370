package dev.novapixel.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private final Admission admission = new Admission(2, 100);

  @Test
  void bytesThatAreBeingReadAndBytesInFlightShareTheRoom() {
    assertThat(admission.hold(60)).isTrue();
    assertThat(admission.enter(50)).isFalse();
    assertThat(admission.enter(40)).isTrue();
    assertThat(admission.hold(1)).isFalse();

    admission.release(60);
    assertThat(admission.hold(60)).isTrue();
  }

  @Test
  void whoIsTurnedAwayTakesNoRoom() {
    assertThat(admission.hold(101)).isFalse();
    assertThat(admission.enter(101)).isFalse();
    assertThat(admission.bytes()).isZero();
    assertThat(admission.requests()).isZero();
  }

  @Test
  void readingIsNoRequestInFlightYet() {
    assertThat(admission.hold(10)).isTrue();
    assertThat(admission.requests()).isZero();
  }

  @Test
  void aClosedDoorLetsNobodyInAndEverybodyOut() {
    admission.hold(10);
    admission.enter(10);
    admission.close();
    assertThat(admission.hold(1)).isFalse();
    assertThat(admission.enter(1)).isFalse();

    admission.release(10);
    admission.leave(10);
    assertThat(admission.bytes()).isZero();
    assertThat(admission.requests()).isZero();
  }
}
