package de.fallbruecke;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The gateway. */
@SpringBootApplication
@Modulithic(systemName = "Fallbrücke")
public class Fallbruecke {
  /** Entry point; the launcher passes the command line. */
  public static void main(String[] args) {
    SpringApplication.run(Fallbruecke.class, args);
  }
}
