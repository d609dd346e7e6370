package dev.novapixel.gateway.arrival;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sees bytes before anybody makes a request of them, and begins its time. */
final class FirstByte extends ChannelInboundHandlerAdapter {
  private final Deadline deadline;

  FirstByte(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    deadline.begin(context.executor());
    context.fireChannelRead(bytes);
  }
}
