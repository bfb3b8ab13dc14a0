package de.fallbruecke.endtoend.failpoint;

import de.fallbruecke.Fallbruecke;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The gateway, with one point at which it stops and says so by a file, to be killed there. Started
 * as a process of its own.
 */
public final class StoppingGateway {
  private StoppingGateway() {}

  /**
   * Starts it.
   *
   * @param args the point, the file that says it was reached, the file that lets the engine start,
   *     then settings
   */
  public static void main(String[] args) {
    FailPoint armed = FailPoint.parse(args[0]);
    Path reached = Path.of(args[1]);
    Path go = Path.of(args[2]);
    new SpringApplicationBuilder(Fallbruecke.class)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean("turn", Turn.class, () -> new Turn(go)),
            context ->
                context
                    .getBeanFactory()
                    .addBeanPostProcessor(
                        new Watched(
                            point -> {
                              if (point.equals(armed)) {
                                stopHere(reached);
                              }
                            })))
        .run(Arrays.copyOfRange(args, 3, args.length));
  }

  /** Everything is prepared while the process before still works; then the engine starts. */
  private static final class Turn implements SmartLifecycle {
    private final Path go;
    private volatile boolean running;

    Turn(Path go) {
      this.go = go;
    }

    @Override
    public void start() {
      while (!Files.exists(go)) {
        LockSupport.parkNanos(5_000_000);
      }
      running = true;
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return Integer.MIN_VALUE;
    }
  }

  private static void stopHere(Path reached) {
    try {
      Files.writeString(reached, "reached");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (true) {
      LockSupport.park();
    }
  }
}
