package de.fallbruecke.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Iterator;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** What a command says should not drown in what its libraries say. */
final class QuietLog {
  /** Held, for the log manager would forget it and its level. */
  private static final java.util.logging.Logger JAVA = java.util.logging.Logger.getLogger("");

  private QuietLog() {}

  /** Only warnings from now on, in this process, and never among what a program may read. */
  static void warningsOnly() {
    only(Level.WARN, java.util.logging.Level.WARNING);
  }

  /** Nothing from now on: what the command itself prints can be read by programs. */
  static void nothing() {
    only(Level.OFF, java.util.logging.Level.OFF);
  }

  /** Tomcat, where it runs without Spring, writes to the log of Java itself. */
  private static void only(Level level, java.util.logging.Level ofJava) {
    JAVA.setLevel(ofJava);
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext logback) {
      ch.qos.logback.classic.Logger root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      root.setLevel(level);
      Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
          console.setTarget("System.err");
          console.start();
        }
      }
    }
  }
}
