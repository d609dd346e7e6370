package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.IdentityCommand.Split;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link IdentityCommand} in Avro: what is void by which of its names are given. */
final class IdentityCommandWire
    implements Wire<IdentityCommand, dev.novapixel.schemas.avro.IdentityCommand> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.IdentityCommand.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.IdentityCommand toWire(IdentityCommand command) {
    return new dev.novapixel.schemas.avro.IdentityCommand(
        command.shop(), command.client(), Parts.each(command.splits(), IdentityCommandWire::split));
  }

  @Override
  public IdentityCommand fromWire(dev.novapixel.schemas.avro.IdentityCommand wire) {
    return new IdentityCommand(
        wire.getShop(), wire.getClient(), Parts.each(wire.getSplits(), IdentityCommandWire::split));
  }

  private static dev.novapixel.schemas.avro.Split split(Split split) {
    dev.novapixel.schemas.avro.Split wire = new dev.novapixel.schemas.avro.Split();
    wire.setId(split.id());
    switch (split.what()) {
      case What.Everything() -> {}
      case What.Customer(String firstEvent) -> wire.setFirstEvent(firstEvent);
      case What.Tie(String firstEvent, String token) -> {
        wire.setFirstEvent(firstEvent);
        wire.setToken(token);
      }
    }
    wire.setUpTo(split.upTo().toEpochMilli());
    wire.setIssuedAt(split.issuedAt().toEpochMilli());
    return wire;
  }

  private static Split split(dev.novapixel.schemas.avro.Split wire) {
    return new Split(
        wire.getId(),
        what(wire),
        Instant.ofEpochMilli(wire.getUpTo()),
        Instant.ofEpochMilli(wire.getIssuedAt()));
  }

  private static What what(dev.novapixel.schemas.avro.Split wire) {
    String firstEvent = wire.getFirstEvent();
    String token = wire.getToken();
    if (firstEvent == null) {
      return new What.Everything();
    }
    return token == null ? new What.Customer(firstEvent) : new What.Tie(firstEvent, token);
  }
}
