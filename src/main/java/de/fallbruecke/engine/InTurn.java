package de.fallbruecke.engine;

import java.util.List;
import java.util.function.Function;

/**
 * A step that runs when its tenant and its target have a place free, else comes back later.
 *
 * @param step what runs
 * @param turnstile knows the free places of this process
 * @param limits which places the subject of the step needs
 */
record InTurn(Step step, Turnstile turnstile, Function<String, List<Turnstile.Limit>> limits)
    implements Step {
  @Override
  public Task task() {
    return step.task();
  }

  @Override
  public Next run(String id) {
    return switch (turnstile.enter(limits.apply(id))) {
      case Turnstile.Later later -> Next.again(later.at());
      case Turnstile.Pass pass -> run(id, pass);
    };
  }

  private Next run(String id, Turnstile.Pass pass) {
    try (pass) {
      return step.run(id);
    }
  }
}
