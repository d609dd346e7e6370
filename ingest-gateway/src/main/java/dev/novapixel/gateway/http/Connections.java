package dev.novapixel.gateway.http;

import dev.novapixel.gateway.arrival.Arrivals;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Tells {@link Arrivals} of the server's connections. */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Arrivals arrivals;

  Connections(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Any());
    return event.getBean();
  }

  /** Before it is known which channel it is about. */
  private final class Any implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role != ChannelRole.CONNECTION) {
        return this;
      }
      arrivals.opened(channel);
      return new One(arrivals, channel);
    }
  }

  /** A client's connection. */
  private record One(Arrivals arrivals, Channel channel) implements NettyServerCustomizer {
    @Override
    public void onStreamPipelineBuilt() {
      arrivals.ready(channel.pipeline());
    }
  }
}
