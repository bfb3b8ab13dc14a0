package de.fallbruecke.delivery.rest;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the body of an answer as far as it is useful. The status alone decides what came of an
 * attempt, so a body that is too long, broken or stuck is given up without harm: it never turns a
 * success into a failure. It is looked at once for a reference and forgotten, since it may repeat
 * personal data.
 */
final class Answer implements BodySubscriber<byte[]> {
  private static final int MOST = 64 * 1024;
  private static final int PATIENCE_SECONDS = 10;

  private final CompletableFuture<byte[]> body;
  private final ByteBuffer kept = ByteBuffer.allocate(MOST);
  private Flow.@Nullable Subscription subscription;

  private Answer() {
    body =
        new CompletableFuture<byte[]>()
            .completeOnTimeout(new byte[0], PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static BodyHandler<byte[]> handler() {
    return head -> new Answer();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription upstream) {
    subscription = upstream;
    upstream.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > kept.remaining()) {
        giveUp();
        return;
      }
      kept.put(buffer);
    }
  }

  private void giveUp() {
    if (subscription != null) {
      subscription.cancel();
    }
    body.complete(new byte[0]);
  }

  @Override
  public void onError(Throwable broken) {
    body.complete(new byte[0]);
  }

  @Override
  public void onComplete() {
    byte[] bytes = new byte[kept.position()];
    kept.flip().get(bytes);
    body.complete(bytes);
  }
}
