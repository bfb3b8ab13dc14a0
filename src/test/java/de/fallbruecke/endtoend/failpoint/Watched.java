package de.fallbruecke.endtoend.failpoint;

import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.endtoend.failpoint.FailPoint.Effect;
import de.fallbruecke.endtoend.failpoint.FailPoint.When;
import de.fallbruecke.submission.Channel;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Wraps what the engine commits and calls with, so that a test hears of every effect before and
 * after it. The production code knows nothing of it.
 */
final class Watched implements BeanPostProcessor {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final String ENGINE = "de.fallbruecke.engine";

  private static final Map<Class<?>, Map<String, Effect>> EFFECTS =
      Map.of(
          PlatformTransactionManager.class, Map.of("commit", Effect.COMMIT),
          Channel.class,
              Map.of("list", Effect.LIST, "receive", Effect.RECEIVE, "confirm", Effect.CONFIRM),
          Dispatch.class, Map.of("send", Effect.SEND));

  private final Consumer<FailPoint> reached;

  Watched(Consumer<FailPoint> reached) {
    this.reached = reached;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return EFFECTS.entrySet().stream()
        .filter(type -> type.getKey().isInstance(bean))
        .findFirst()
        .map(type -> watched(bean, type.getValue()))
        .orElse(bean);
  }

  private Object watched(Object bean, Map<String, Effect> effects) {
    ProxyFactory factory = new ProxyFactory(bean);
    factory.addAdvice(
        (org.aopalliance.intercept.MethodInterceptor)
            call -> {
              Effect effect = effects.get(call.getMethod().getName());
              String site = effect == null ? "" : site();
              if (site.isEmpty()) {
                return call.proceed();
              }
              reached.accept(new FailPoint(site, effect, When.BEFORE));
              Object result = call.proceed();
              reached.accept(new FailPoint(site, effect, When.AFTER));
              return result;
            });
    return factory.getProxy();
  }

  /** The method of the engine that is at work; empty if it is somebody else. */
  private static String site() {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> frame.getDeclaringClass().getPackageName().equals(ENGINE))
                .map(frame -> frame.getDeclaringClass().getSimpleName() + "." + method(frame))
                .findFirst()
                .orElse(""));
  }

  /** A lambda is part of the method that holds it. */
  private static String method(StackWalker.StackFrame frame) {
    String name = frame.getMethodName();
    return name.startsWith("lambda$") ? name.split("\\$")[1] : name;
  }
}
