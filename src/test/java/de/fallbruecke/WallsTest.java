package de.fallbruecke;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class WallsTest {
  @Test
  void everyPackageUsesOnlyWhatItsPackageInfoAllows() {
    ApplicationModules.of(Fallbruecke.class).verify();
  }
}
