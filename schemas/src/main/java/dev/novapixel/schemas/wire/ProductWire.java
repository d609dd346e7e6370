package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.shop.Product;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link Product} in Avro. */
final class ProductWire implements Wire<Product, dev.novapixel.schemas.avro.Product> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.Product.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.Product toWire(Product product) {
    dev.novapixel.schemas.avro.Product wire = new dev.novapixel.schemas.avro.Product();
    wire.setShop(product.shop());
    wire.setProductId(product.productId());
    wire.setTitle(product.title());
    wire.setHandle(product.handle());
    wire.setCategory(product.category());
    wire.setVendor(product.vendor());
    wire.setTags(product.tags());
    wire.setPrice(Parts.money(product.price()));
    wire.setImageUrl(product.imageUrl());
    wire.setPublished(product.published());
    wire.setAvailable(product.available());
    wire.setUpdatedAt(product.updatedAt().toEpochMilli());
    return wire;
  }

  @Override
  public Product fromWire(dev.novapixel.schemas.avro.Product wire) {
    return new Product(
        wire.getShop(),
        wire.getProductId(),
        wire.getTitle(),
        wire.getHandle(),
        wire.getCategory(),
        wire.getVendor(),
        wire.getTags(),
        Parts.money(wire.getPrice()),
        wire.getImageUrl(),
        wire.getPublished(),
        wire.getAvailable(),
        Instant.ofEpochMilli(wire.getUpdatedAt()));
  }
}
