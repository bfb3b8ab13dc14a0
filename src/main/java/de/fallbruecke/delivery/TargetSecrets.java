package de.fallbruecke.delivery;

import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.KeySource;
import java.util.List;

/** The credentials of the targets by the name of their setting, never what they hold. */
record TargetSecrets(ConfiguredTargets targets) implements KeySource {
  @Override
  public List<HeldKey> keys() {
    return targets.all().stream()
        .flatMap(target -> target.secrets().stream().map(secret -> key(target, secret)))
        .toList();
  }

  private static HeldKey key(ConfiguredTarget target, Secret secret) {
    String prefix = TargetBinding.PREFIX + "." + target.name() + ".";
    return new HeldKey(
        "target",
        target.name(),
        target.target().tenant(),
        secret.property().replace(prefix, ""),
        "",
        KeySource.since(secret.file()),
        null);
  }
}
