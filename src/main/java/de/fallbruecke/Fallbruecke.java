package de.fallbruecke;

import de.fallbruecke.cli.FallbrueckeCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The program: a command line whose command {@code run} starts this Spring application. */
@SpringBootApplication
@Modulithic(systemName = "Fallbrücke")
public class Fallbruecke {
  /** Entry point; the launcher passes the command line. */
  public static void main(String[] args) {
    int status = FallbrueckeCommand.execute(Fallbruecke.class, args);
    if (status != 0) {
      System.exit(status);
    }
  }
}
