package de.fallbruecke.endtoend.failpoint;

import de.fallbruecke.Fallbruecke;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The gateway, with one point at which it stops and says so by a file, to be killed there. Started
 * as a process of its own.
 */
public final class StoppingGateway {
  private StoppingGateway() {}

  /**
   * Starts it.
   *
   * @param args the point, the file that says it was reached, then settings
   */
  public static void main(String[] args) {
    FailPoint armed = FailPoint.parse(args[0]);
    Path reached = Path.of(args[1]);
    new SpringApplicationBuilder(Fallbruecke.class)
        .initializers(
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
        .run(Arrays.copyOfRange(args, 2, args.length));
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
