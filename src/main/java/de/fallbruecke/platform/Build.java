package de.fallbruecke.platform;

import java.io.IOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * What the build says of this program; the only place that knows its version. Empty where it does
 * not say, as in a build from a source archive without history.
 *
 * @param commit the commit it was built from
 * @param time when that commit was made, as Git writes it
 */
public record Build(String version, String commit, String time) {
  private static final String FILE = "fallbruecke-build.properties";

  /** What runs. */
  public static Build ofThisProgram() {
    ClassPathResource file = new ClassPathResource(FILE);
    Properties said = new Properties();
    if (file.exists()) {
      try {
        said = PropertiesLoaderUtils.loadProperties(file);
      } catch (IOException unreadable) {
        // then nothing is said, as in a build without it
      }
    }
    return new Build(
        said.getProperty("git.build.version", ""),
        said.getProperty("git.commit.id.full", ""),
        said.getProperty("git.commit.time", ""));
  }

  /** The version for people and programs that always want one. */
  public String versionOr(String otherwise) {
    return version.isEmpty() ? otherwise : version;
  }
}
