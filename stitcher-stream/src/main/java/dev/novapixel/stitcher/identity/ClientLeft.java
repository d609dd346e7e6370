package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.state.StateForm;

/**
 * What an opt-out or an erasure has left of a client.
 *
 * @param optedOut whether it is to be followed no more
 */
record ClientLeft(boolean optedOut, ClientState state) {
  static final StateForm<ClientLeft> FORM =
      new StateForm<>(
          ClientLeft.class,
          (out, left) -> ClientState.write(out.flag(left.optedOut), left.state),
          in -> new ClientLeft(in.flag(), ClientState.read(in)));
}
