package de.fallbruecke.cli;

import de.fallbruecke.mapping.Mappings;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Compiles the mappings of packages in commands that need nothing else; kept for the process. */
final class CommandMappings {
  private CommandMappings() {}

  /** Compiles mappings; made when the first one is compiled. */
  static Mappings compiler() {
    return (id, file, files) -> Lazy.MAPPINGS.compile(id, file, files);
  }

  private static final class Lazy {
    static final Mappings MAPPINGS = make();

    private static Mappings make() {
      QuietLog.warningsOnly();
      AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
      BeanFactoryPostProcessor lazy = new LazyInitializationBeanFactoryPostProcessor();
      spring.addBeanFactoryPostProcessor(lazy);
      spring.scan("de.fallbruecke.mapping", "de.fallbruecke.casefile");
      spring.refresh();
      return spring.getBean(Mappings.class);
    }
  }
}
