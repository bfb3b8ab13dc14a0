package de.fallbruecke.endtoend.failpoint;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.endtoend.failpoint.FailPoint.Effect;
import de.fallbruecke.endtoend.failpoint.FailPoint.When;
import de.fallbruecke.submission.Channel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/** Every commit and every remote effect that stands in the byte code of the engine. */
final class EngineEffects {
  private static final Map<String, Effect> CALLS =
      Map.of(
          TransactionTemplate.class.getName() + ".execute",
          Effect.COMMIT,
          TransactionTemplate.class.getName() + ".executeWithoutResult",
          Effect.COMMIT,
          org.springframework.transaction.support.TransactionOperations.class.getName()
              + ".executeWithoutResult",
          Effect.COMMIT,
          Channel.class.getName() + ".list",
          Effect.LIST,
          Channel.class.getName() + ".receive",
          Effect.RECEIVE,
          Channel.class.getName() + ".confirm",
          Effect.CONFIRM,
          Dispatch.class.getName() + ".send",
          Effect.SEND);

  private EngineEffects() {}

  /** Both moments of each, by name. */
  static Set<String> points() {
    return new ClassFileImporter()
        .importPackages("de.fallbruecke.engine").stream()
            .filter(
                type -> !type.getSource().orElseThrow().getUri().getPath().contains("test-classes"))
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .flatMap(call -> effect(call).stream().map(effect -> site(call) + " " + effect))
            .flatMap(text -> Arrays.stream(When.values()).map(when -> text + " " + when))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Effect> effect(JavaMethodCall call) {
    return Optional.ofNullable(
        CALLS.get(call.getTargetOwner().getFullName() + "." + call.getTarget().getName()));
  }

  private static String site(JavaMethodCall call) {
    return call.getOriginOwner().getSimpleName() + "." + call.getOrigin().getName();
  }
}
