package de.fallbruecke.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a command says should not drown in what its libraries say. */
final class QuietLog {
  private QuietLog() {}

  /** Only warnings from now on, in this process. */
  static void warningsOnly() {
    only(Level.WARN);
  }

  /** Nothing from now on: what the command itself prints can be read by programs. */
  static void nothing() {
    only(Level.OFF);
  }

  private static void only(Level level) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext logback) {
      logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
    }
  }
}
