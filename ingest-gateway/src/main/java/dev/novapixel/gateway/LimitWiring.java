package dev.novapixel.gateway;

import dev.novapixel.gateway.limit.Callers;
import dev.novapixel.gateway.limit.KeyLimits;
import dev.novapixel.gateway.limit.Rate;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** How much one key and one address may send. */
@Factory
final class LimitWiring {

  @Singleton
  KeyLimits keyLimits(Settings settings) {
    return new KeyLimits(
        rate(settings, Setting.KEY_RATE, Setting.KEY_BURST),
        rate(settings, Setting.SERVER_KEY_RATE, Setting.SERVER_KEY_BURST),
        System::nanoTime);
  }

  @Singleton
  Callers callers(Settings settings) {
    return new Callers(
        rate(settings, Setting.ADDRESS_RATE, Setting.ADDRESS_BURST),
        settings.get(Setting.ADDRESS_CONNECTIONS),
        System::nanoTime);
  }

  private static Rate rate(Settings settings, Setting<Integer> perSecond, Setting<Integer> burst) {
    return new Rate(settings.get(perSecond), settings.get(burst));
  }
}
